import { describe, expect, it } from "vitest";
import { createWorld, invoiceContent, invoiceInput, trusted } from "../../test/world.ts";
import type { Customer } from "../customer/customer.ts";
import { parseParticipantId } from "../identifier/parse-participant-id.ts";
import type { Organization } from "../organization/organization.ts";
import type { Party } from "./invoice.ts";
import { withParties } from "./invoice-parties.ts";

const id = (text: string) => trusted(parseParticipantId(text));
const { organization, customer } = await createWorld();

const sellerOf = (given: Partial<Organization>, seller: Partial<Party> = {}) => {
  const invoice = invoiceContent();
  return withParties({ ...invoice, seller: { ...invoice.seller, ...seller } }, { ...organization, ...given }, customer)
    .seller;
};
const buyerOf = (given: Partial<Customer>, buyer: Partial<Party> = {}) => {
  const invoice = invoiceContent();
  return withParties({ ...invoice, buyer: { ...invoice.buyer, ...buyer } }, organization, { ...customer, ...given })
    .buyer;
};
const KVK = { scheme: "0106", value: "12345678" };

describe("the seller", () => {
  it("MUST be addressed by the organization's first identifier, and named by its first legal one", () => {
    const identifiers = [id("9944:NL123456789B01"), id("0106:60000001"), id("0190:00000001234567890000")];
    expect(sellerOf({ identifiers })).toMatchObject({
      endpoint: { scheme: "9944", value: "NL123456789B01" },
      legalId: { scheme: "0106", value: "60000001" },
      vatNumber: "NL123456789B01",
    });
  });

  it("MUST have no Legal ID whose scheme starts with 9", () => {
    expect(sellerOf({ identifiers: [id("9944:NL123456789B01")] })).not.toHaveProperty("legalId");
  });

  it("MUST keep what the invoice says itself, but for the address", () => {
    const own = { legalId: KVK, vatNumber: "NL999999999B99", endpoint: KVK };
    expect(sellerOf({}, own)).toMatchObject({ ...own, endpoint: { scheme: "0106", value: "60000001" } });
  });
});

describe("the buyer", () => {
  it("MUST be addressed and named by the Endpoint-ID", () => {
    const both = { scheme: "0106", value: "40123456" };
    expect(buyerOf({ vatNumber: "NL001234567B01" })).toMatchObject({
      endpoint: both,
      legalId: both,
      vatNumber: "NL001234567B01",
    });
  });

  it("MUST be named by the card's Legal ID before anything else", () => {
    expect(buyerOf({ legalId: id("0106:12345678") }, { legalId: { value: "other" } }).legalId).toEqual(KVK);
  });

  it("MUST be named as the invoice says before the Endpoint-ID", () => {
    expect(buyerOf({}, { legalId: KVK }).legalId).toEqual(KVK);
  });

  it("MUST have no Legal ID when all there is, is a VAT number as address", () => {
    expect(buyerOf({ endpointId: id("9944:NL001234567B01") })).not.toHaveProperty("legalId");
  });

  it("MUST keep the VAT number of the invoice", () => {
    expect(buyerOf({ vatNumber: "NL001234567B01" }, { vatNumber: "BE0899965307" }).vatNumber).toBe("BE0899965307");
  });
});

it("MUST leave everything else as it is", () => {
  const { seller, buyer, ...rest } = withParties(invoiceContent(), organization, customer);
  expect(invoiceContent()).toMatchObject(rest);
  expect([seller.name, buyer.name]).toEqual([invoiceInput().seller.name, invoiceInput().buyer.name]);
});
