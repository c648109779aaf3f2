import { describe, expect, it } from "vitest";
import { createWorld, faultsOf, trusted } from "../../test/world.ts";
import type { SendingProfile } from "../sending-profile/sending-profile.ts";
import type { Customer } from "./customer.ts";
import { type CustomerInput, saveCustomer } from "./save-customer.ts";

const INPUT: CustomerInput = {
  number: " C2 ",
  name: " Gemeente Ede ",
  endpointId: "NL:KVK:1234 5678",
  electronicInvoicing: "DOCUMENT_SENDING_PROFILE",
};

async function carding() {
  const world = await createWorld();
  const { context, organization, request } = world;
  return {
    ...world,
    save: (given: Partial<CustomerInput> = {}, profile?: SendingProfile, existing?: Customer) =>
      saveCustomer(context, organization.id, profile, { ...INPUT, ...given }, request(), existing),
  };
}

it("MUST keep a card with its identifiers normalised, and absent what was not given", async () => {
  const { save, profile, stores, organization, events } = await carding();
  const card = trusted(await save({ legalId: "KvK-nummer 12345678", vatNumber: "nl 0012.34.567.B01" }, profile));
  expect(await stores.customers.byNumber(organization.id, "C2")).toEqual(card);
  expect(card).toMatchObject({
    name: "Gemeente Ede",
    endpointId: "0106:12345678",
    legalId: "0106:12345678",
    vatNumber: "NL001234567B01",
    sendingProfileId: profile.id,
  });
  expect(await events(card.id)).toMatchObject([
    { type: "CUSTOMER_CREATED", data: { number: "C2", endpointId: "0106:12345678" } },
  ]);
  const plain = trusted(await save({ number: "C3" }));
  for (const key of ["legalId", "vatNumber", "sendingProfileId"]) expect(plain).not.toHaveProperty(key);
});

it("MUST replace a card by id, and forget what is not given any more", async () => {
  const { save, profile, stores, customer, eventTypes } = await carding();
  const first = trusted(await save({ legalId: "0106:12345678" }, profile));
  const second = trusted(await save({ name: "Gemeente Barneveld" }, undefined, first));
  expect(second).toMatchObject({ id: first.id, name: "Gemeente Barneveld", createdAt: first.createdAt });
  expect(await stores.customers.byId(first.id)).toEqual(second);
  expect(second).not.toHaveProperty("legalId");
  expect(await eventTypes(first.id)).toEqual(["CUSTOMER_CREATED", "CUSTOMER_CHANGED"]);
  expect(faultsOf(await save({ number: customer.number }, undefined, first))).toEqual(["CUSTOMER-NUMBER-02 $.number"]);
});

describe("a refusal", () => {
  it("MUST name every reason at once", async () => {
    const { save, profile } = await carding();
    const foreign = { ...profile, organizationId: "another" };
    const wrong = { number: "", name: " ", endpointId: "0106:123", legalId: "9944:NL123456789B01", vatNumber: "123" };
    expect(faultsOf(await save(wrong, foreign))).toEqual([
      "CUSTOMER-NUMBER-01 $.number",
      "CUSTOMER-NAME-01 $.name",
      "ID-KVK-01 $.endpointId",
      "ID-LEGAL-01 $.legalId",
      "VAT-01 $.vatNumber",
      "CUSTOMER-PROFILE-01 $.sendingProfileId",
    ]);
  });

  it("MUST follow when another card has the number", async () => {
    const { save, customer } = await carding();
    expect(faultsOf(await save({ number: customer.number }))).toEqual(["CUSTOMER-NUMBER-02 $.number"]);
  });
});
