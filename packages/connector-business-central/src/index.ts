import { type AccountPort, defineConnector, type ErpPort } from "@erp-gateway/core";
import { createAccount } from "./account.ts";
import { readCompanies, readLedgerAccounts, readVatCodes } from "./master-data.ts";
import { createOData } from "./odata/odata.ts";
import { createTokenSource } from "./odata/token.ts";
import { attachToPurchase } from "./purchase/purchase-attachments.ts";
import { createPurchaseInvoice, undoPurchaseInvoice } from "./purchase/purchase-invoices.ts";
import { defaultMapping } from "./sales/default-mapping.ts";
import { readPostedInvoices } from "./sales/posted-invoices.ts";
import { settings } from "./settings.ts";
import { createPublishedPages } from "./vendor/published-pages.ts";
import { findVendors } from "./vendor/vendors.ts";

/** Microsoft Dynamics 365 Business Central online, through its API v2.0. */
export const businessCentral = defineConnector({
  manifest: {
    id: "business-central",
    title: "Microsoft Dynamics 365 Business Central",
    version: "0.1.0",
    interfaceVersions: { from: 1, to: 1 },
    documentationUrl: "https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/",
    integrationMethod: "Business Central API v2.0 (OAuth 2.0, service to service)",
    direction: "BOTH",
    minimumSubscription: "BASIC",
    contractRequired: false,
  },
  settings,
  defaultMapping,
  hosts: ({ baseUrl, loginUrl }) => [new URL(baseUrl).origin, new URL(loginUrl).origin],
  connect: (options, _environment, deps): { readonly account: AccountPort; readonly erp: ErpPort } => {
    const { baseUrl, tenantId, environmentName, companyId } = options;
    const environmentRoot = `${baseUrl}/v2.0/${encodeURIComponent(tenantId)}/${encodeURIComponent(environmentName)}`;
    const apiRoot = `${environmentRoot}/api/v2.0`;
    const tokens = createTokenSource(options, deps);
    const odata = createOData(`${apiRoot}/companies(${companyId})`, tokens, deps);
    const pages = createPublishedPages(odata, environmentRoot, options);
    return {
      account: createAccount({ odata, pages, tokens, apiRoot }, deps),
      erp: {
        companies: () => readCompanies(odata, apiRoot),
        postedInvoices: (cursor) => readPostedInvoices(odata, options, cursor),
        findVendors: (keys) => findVendors(odata, pages, keys),
        createPurchaseInvoice: (_key, proposal) => createPurchaseInvoice(odata, proposal),
        undoPurchaseInvoice: (reference) => undoPurchaseInvoice(odata, reference),
        attach: (reference, file) => attachToPurchase(odata, reference, file),
        ledgerAccounts: () => readLedgerAccounts(odata),
        vatCodes: () => readVatCodes(odata),
      },
    };
  },
});
