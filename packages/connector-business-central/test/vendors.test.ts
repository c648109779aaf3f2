import { describe, expect, it } from "vitest";
import { createBooks } from "./books.ts";
import { createOddBooks } from "./odd-books.ts";
import { CONCRETE, STEEL } from "./proposal.ts";

const NOBODY = "NL999999999B99";
const UNPUBLISHED = { vendorsPage: undefined, vendorBankAccountsPage: undefined };

describe("finding a vendor", () => {
  it("MUST let the VAT number win over the other keys", async () => {
    const { erp } = (await createBooks()).connect();
    const keys = { vatNumber: STEEL.vatNumber, registrationNumber: CONCRETE.kvkNumber, ibans: CONCRETE.ibans };
    expect(await erp.findVendors(keys)).toEqual([
      {
        reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
        number: STEEL.number,
        name: STEEL.name,
        matchedBy: "VAT_NUMBER",
        ibans: STEEL.ibans,
      },
    ]);
  });

  it("MUST go on to the registration number", async () => {
    const { erp } = (await createBooks()).connect();
    const keys = { vatNumber: NOBODY, registrationNumber: CONCRETE.kvkNumber, ibans: STEEL.ibans };
    expect(await erp.findVendors(keys)).toMatchObject([
      { number: CONCRETE.number, matchedBy: "REGISTRATION_NUMBER", ibans: CONCRETE.ibans },
    ]);
  });

  it("MUST go on to the IBAN, the G-account too", async () => {
    const { erp } = (await createBooks()).connect();
    const keys = { vatNumber: NOBODY, registrationNumber: "00000000", ibans: STEEL.ibans.slice(1) };
    expect(await erp.findVendors(keys)).toMatchObject([
      { number: STEEL.number, matchedBy: "IBAN", ibans: STEEL.ibans },
    ]);
  });

  it("MUST return everybody who has the key", async () => {
    const { erp } = (await createBooks()).connect();
    const found = await erp.findVendors({ ibans: [...STEEL.ibans, ...CONCRETE.ibans] });
    expect(found.map(({ number }) => number).toSorted()).toEqual([STEEL.number, CONCRETE.number]);
  });

  it("MUST do with the VAT number where no page is published, and not claim to know bank accounts", async () => {
    const { erp } = (await createBooks()).connect(UNPUBLISHED);
    const [vendor] = await erp.findVendors({ vatNumber: STEEL.vatNumber, ibans: [] });
    expect(vendor).toMatchObject({ number: STEEL.number, ibans: undefined });
    expect(await erp.findVendors({ registrationNumber: STEEL.kvkNumber, ibans: STEEL.ibans })).toEqual([]);
  });

  it("MUST name a page that is not published under its configured name", async () => {
    const { erp } = (await createBooks()).connect({ vendorsPage: "Leveranciers" });
    await expect(erp.findVendors({ registrationNumber: "1", ibans: [] })).rejects.toMatchObject({
      code: "CONFIGURATION_INVALID",
    });
  });

  it.each(["NL812345678B01", "812345678B01", "8123.45.678.B01", "NL 8123 45 678 B 01", "nl8123-45678b01"])(
    "MUST find a vendor whose card says %s, whatever the notation of the key",
    async (typed) => {
      const erp = await createVendorCards({ L1: typed, L2: "NL812345678B02", L3: "" });
      for (const vatNumber of ["NL812345678B01", "8123.45.678.B.01"]) {
        expect(await erp.findVendors({ vatNumber, ibans: [] })).toMatchObject([{ number: "L1" }]);
      }
    },
  );
});

/** The sandbox's vendor cards are all typed neatly. Texts are compared exactly. @param cards - number → VAT number */
async function createVendorCards(cards: Readonly<Record<string, string>>) {
  const vendors = Object.entries(cards).map(([number, taxRegistrationNumber]) => ({
    id: `id of ${number}`,
    number,
    displayName: number,
    taxRegistrationNumber,
  }));
  const { erp } = await createOddBooks(({ filter }) => {
    const wanted = [...filter.matchAll(/taxRegistrationNumber eq '([^']*)'/g)].map(([, text]) => text);
    const hits = (typed: string) => (filter === "taxRegistrationNumber ne ''" ? typed !== "" : wanted.includes(typed));
    return { value: vendors.filter(({ taxRegistrationNumber }) => hits(taxRegistrationNumber)) };
  });
  return erp;
}
