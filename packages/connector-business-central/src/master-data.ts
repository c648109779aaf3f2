import type { ErpCompany, ErpPort } from "@erp-gateway/core";
import { z } from "zod";
import type { OData } from "./odata/odata.ts";
import { enumValue, text } from "./odata/row-fields.ts";

const company = z.object({ id: z.string(), name: z.string(), displayName: text });
const taxGroup = z.object({ code: z.string(), displayName: text });
const account = z.object({
  number: z.string(),
  displayName: text,
  blocked: z.boolean(),
  accountType: enumValue,
  directPosting: z.boolean(),
});

/** @param apiRoot - `…/api/v2.0` */
export async function readCompanies(odata: OData, apiRoot: string): Promise<readonly ErpCompany[]> {
  const companies = await odata.list(`${apiRoot}/companies`, company);
  return companies.map(({ id, name, displayName }) => ({ id, name: displayName ?? name }));
}

/** Those that an invoice line can be booked on. */
export async function readLedgerAccounts(odata: OData): ReturnType<ErpPort["ledgerAccounts"]> {
  const accounts = await odata.list("accounts", account);
  return accounts
    .filter(({ blocked, accountType, directPosting }) => !blocked && accountType === "Posting" && directPosting)
    .map(({ number, displayName = number }) => ({ number, name: displayName }));
}

/** VAT Product Posting Groups: what a line is written with, not the VAT Identifiers that are read (§2.4, §2.9). */
export async function readVatCodes(odata: OData): ReturnType<ErpPort["vatCodes"]> {
  const groups = await odata.list("taxGroups", taxGroup);
  return groups.map(({ code, displayName = code }) => ({ code, description: displayName }));
}
