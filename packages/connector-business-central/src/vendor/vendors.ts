import type { Vendor, VendorKeys } from "@erp-gateway/core";
import { z } from "zod";
import { anyOf, type OData } from "../odata/odata.ts";
import { text } from "../odata/row-fields.ts";
import type { PublishedPages } from "./published-pages.ts";
import { vatNumberKey, vatNumberVariants } from "./to-vat-number.ts";

const vendor = z.object({ id: z.string(), number: z.string(), displayName: text, taxRegistrationNumber: text });
const publishedVendor = z.object({ No: z.string() });
const bankAccount = z.object({ Vendor_No: z.string(), IBAN: text });

type VendorRow = z.output<typeof vendor>;

const VENDORS = "vendors?$select=id,number,displayName,taxRegistrationNumber";

/**
 * VAT number through the API; registration number and IBAN through the published pages, where these are configured
 * (econnect-platform §9.4). @throws ConnectorError
 */
export async function findVendors(odata: OData, pages: PublishedPages, keys: VendorKeys): Promise<readonly Vendor[]> {
  const attempts: readonly (readonly [Vendor["matchedBy"], () => Promise<readonly VendorRow[]>])[] = [
    ["VAT_NUMBER", () => byVatNumber(odata, keys.vatNumber)],
    ["REGISTRATION_NUMBER", () => byRegistrationNumber(odata, pages, keys.registrationNumber)],
    ["IBAN", () => byIban(odata, pages, keys.ibans)],
  ];
  for (const [matchedBy, find] of attempts) {
    const found = await find();
    if (found.length > 0) return withBankAccounts(odata, pages, found, matchedBy);
  }
  return [];
}

/** The usual notations in one request; when none hits, every vendor is compared without regard to notation. */
async function byVatNumber(odata: OData, vatNumber: string | undefined): Promise<readonly VendorRow[]> {
  if (vatNumber === undefined) return [];
  const exact = await odata.list(
    `${VENDORS}&$filter=${anyOf("taxRegistrationNumber", vatNumberVariants(vatNumber))}`,
    vendor,
  );
  if (exact.length > 0) return exact;
  const key = vatNumberKey(vatNumber);
  const all = await odata.list(`${VENDORS}&$filter=taxRegistrationNumber ne ''`, vendor);
  return all.filter(({ taxRegistrationNumber = "" }) => vatNumberKey(taxRegistrationNumber) === key);
}

async function byRegistrationNumber(
  odata: OData,
  pages: PublishedPages,
  registrationNumber: string | undefined,
): Promise<readonly VendorRow[]> {
  const page = await pages.vendors();
  if (registrationNumber === undefined || page === undefined) return [];
  const filter = anyOf("Registration_Number", [registrationNumber]);
  const found = await odata.list(`${page}?$select=No&$filter=${filter}`, publishedVendor);
  return byNumbers(
    odata,
    found.map(({ No }) => No),
  );
}

async function byIban(odata: OData, pages: PublishedPages, ibans: readonly string[]): Promise<readonly VendorRow[]> {
  const page = await pages.vendorBankAccounts();
  if (ibans.length === 0 || page === undefined) return [];
  const notations = ibans.flatMap((iban) => [iban, iban.replace(/(.{4})(?=.)/g, "$1 ")]);
  const found = await odata.list(`${page}?$select=Vendor_No,IBAN&$filter=${anyOf("IBAN", notations)}`, bankAccount);
  return byNumbers(odata, [...new Set(found.map(({ Vendor_No }) => Vendor_No))]);
}

async function byNumbers(odata: OData, numbers: readonly string[]): Promise<readonly VendorRow[]> {
  return numbers.length === 0 ? [] : odata.list(`${VENDORS}&$filter=${anyOf("number", numbers)}`, vendor);
}

async function withBankAccounts(
  odata: OData,
  pages: PublishedPages,
  vendors: readonly VendorRow[],
  matchedBy: Vendor["matchedBy"],
): Promise<readonly Vendor[]> {
  const page = await pages.vendorBankAccounts();
  const filter = anyOf(
    "Vendor_No",
    vendors.map(({ number }) => number),
  );
  const accounts =
    page === undefined ? undefined : await odata.list(`${page}?$select=Vendor_No,IBAN&$filter=${filter}`, bankAccount);
  return vendors.map(({ id, number, displayName = number }) => ({
    reference: id,
    number,
    name: displayName,
    matchedBy,
    ibans: accounts?.flatMap(({ Vendor_No, IBAN }) =>
      Vendor_No === number && IBAN !== undefined ? [IBAN.replace(/\s/g, "").toUpperCase()] : [],
    ),
  }));
}
