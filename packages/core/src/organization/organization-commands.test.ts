import { describe, expect, it } from "vitest";
import { createWorld, faultsOf, trusted } from "../../test/world.ts";
import type { Organization } from "./organization.ts";
import { activateOrganization, type OrganizationInput, saveOrganization } from "./organization-commands.ts";

const INPUT: OrganizationInput = {
  legalName: " Installatiebedrijf Van Dam B.V. ",
  identifiers: ["NL:KVK:12345678", "0106:1234 5678", "NL123456789B01"],
  vatNumber: "NL 1234.56.789.B01",
  companyId: " XCNL10019 ",
  subscription: "BASIC",
  apiContract: false,
};

async function registering() {
  const world = await createWorld();
  const { context, request } = world;
  return {
    ...world,
    save: (given: Partial<OrganizationInput> = {}, existing?: Organization) =>
      saveOrganization(context, { ...INPUT, ...given }, request(), existing),
    stored: async ({ id }: Organization) => world.stores.organizations.byId(id),
  };
}

it("MUST be REGISTERED with identifiers normalised, each once, in the order given", async () => {
  const { save, stored, eventTypes } = await registering();
  const saved = trusted(await save());
  expect(saved).toMatchObject({
    legalName: "Installatiebedrijf Van Dam B.V.",
    identifiers: ["0106:12345678", "9944:NL123456789B01"],
    vatNumber: "NL123456789B01",
    companyId: "XCNL10019",
    state: "REGISTERED",
  });
  expect(await stored(saved)).toEqual(saved);
  expect(await eventTypes(saved.id)).toEqual(["ORGANIZATION_REGISTERED"]);
});

it("MUST keep its state when what is known of it changes", async () => {
  const { context, save, stored, request, clock } = await registering();
  const registered = trusted(await save());
  const active = await activateOrganization(context, registered, request());
  clock.advance(1000);
  const changed = trusted(await save({ legalName: "Van Dam Groep B.V.", companyId: undefined }, active));
  expect(changed).toMatchObject({ id: registered.id, createdAt: registered.createdAt, state: "ACTIVE" });
  expect(await stored(registered)).toEqual(changed);
  expect(changed).not.toHaveProperty("companyId");
});

describe("activating", () => {
  it("MUST make it ACTIVE, and change nothing when repeated", async () => {
    const { context, save, stored, request } = await registering();
    const registered = trusted(await save());
    expect(await activateOrganization(context, registered, request())).toMatchObject({ state: "ACTIVE" });
    const active = await stored(registered);
    expect(active).toMatchObject({ state: "ACTIVE" });
    if (active !== undefined) expect(await activateOrganization(context, active, request())).toEqual(active);
    expect(await stored(registered)).toEqual(active);
  });
});

describe("a refusal", () => {
  it("MUST name every reason at once", async () => {
    const { save } = await registering();
    const wrong = { legalName: " ", identifiers: ["0106:12345678", "0106:1", "?"], vatNumber: "123" };
    expect(faultsOf(await save(wrong))).toEqual([
      "ORG-NAME-01 $.legalName",
      "ID-KVK-01 $.identifiers[1]",
      "ID-01 $.identifiers[2]",
      "VAT-01 $.vatNumber",
    ]);
    expect(faultsOf(await save({ identifiers: [] }))).toEqual(["ORG-IDENTIFIER-01 $.identifiers"]);
  });

  it("MUST follow when another organization has one of the identifiers", async () => {
    const { save, organization } = await registering();
    expect(faultsOf(await save({ identifiers: ["0106:12345678", "0106:60000001"] }))).toEqual([
      "ORG-IDENTIFIER-02 $.identifiers",
    ]);
    expect(trusted(await save({ identifiers: ["0106:60000001", "0106:12345678"] }, organization)).id).toBe(
      organization.id,
    );
  });
});
