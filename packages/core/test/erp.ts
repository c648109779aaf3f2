import type { ErpPort } from "../src/connector/erp.ts";

const notInScript = async (): Promise<never> => {
  throw new Error("not in the script");
};

/** An ERP that does what the test says, and nothing else. */
export const erpPort = (given: Partial<ErpPort>): ErpPort => ({
  companies: notInScript,
  postedInvoices: notInScript,
  findVendors: notInScript,
  createPurchaseInvoice: notInScript,
  undoPurchaseInvoice: notInScript,
  attach: notInScript,
  ledgerAccounts: notInScript,
  vatCodes: notInScript,
  ...given,
});
