import { decimal, type ErpPort, type LocalDate, type PostingProposal } from "@erp-gateway/core";
import { DEMO_VENDORS } from "@erp-gateway/sandbox";
import { expect } from "vitest";

export const [STEEL, CONCRETE] = DEMO_VENDORS;

/** Two lines of a vendor whose accounts and codes the demo company has: 1 200.00 and 21 % over it. */
export async function proposeFor(erp: ErpPort, change: Partial<PostingProposal> = {}): Promise<PostingProposal> {
  const [vendor] = await erp.findVendors({ vatNumber: STEEL.vatNumber, ibans: [] });
  return { ...PROPOSAL, vendorReference: vendor?.reference ?? expect.fail("no vendor"), ...change };
}

const PROPOSAL: Omit<PostingProposal, "vendorReference"> = {
  kind: "INVOICE",
  supplierNumber: "2026-118",
  issueDate: "2026-11-20" as LocalDate,
  dueDate: "2026-12-20" as LocalDate,
  currency: "EUR",
  lines: [
    {
      description: "HEA 200",
      quantity: decimal("2.5"),
      unitCost: decimal("440"),
      ledgerAccount: "7020",
      vatCode: "HOOG",
    },
    {
      description: "Transport",
      quantity: decimal("1"),
      unitCost: decimal("100"),
      ledgerAccount: "7020",
      vatCode: "HOOG",
    },
  ],
  totalWithVat: decimal("1452"),
};
