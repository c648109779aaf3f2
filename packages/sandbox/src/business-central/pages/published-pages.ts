import type { Company } from "../company/company.ts";
import { defineEntity } from "../odata/entity.ts";
import type { EntitySet, EntitySets } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";

/** Names that an administrator gave the published pages. */
export interface PublishedPageNames {
  readonly vendors: string;
  readonly vendorBankAccounts: string;
}

const VENDOR_PAGE = defineEntity(
  "Vendors",
  { String: "No Name Address City Post_Code Country_Region_Code E_Mail VAT_Registration_No Registration_Number" },
  { key: "No" },
);

const BANK_ACCOUNT_PAGE = defineEntity("VendorBankAccounts", { String: "Vendor_No Code Name IBAN" }, { key: "IBAN" });

const COMPANY_PAGE = defineEntity("Company", { String: "Name" }, { key: "Name" });

/** `Company('<name>')`, with the published pages under it. */
export const publishedCompanies = (all: readonly Company[], names: PublishedPageNames): EntitySet => ({
  entity: COMPANY_PAGE,
  rows: () => all.map(({ id, name }) => ({ "@odata.etag": etagOf(id, 1), Name: name })),
  parts: (key) => {
    const company = all.find(({ name }) => name === key);
    return company === undefined ? {} : publishedPages(company, names);
  },
});

/** Pages of the user interface as OData V4 web services: field names are captions with underscores. */
const publishedPages = (company: Company, names: PublishedPageNames): EntitySets => ({
  [names.vendors]: vendorPage(company),
  [names.vendorBankAccounts]: bankAccountPage(company),
});

const vendorPage = ({ vendors }: Company): EntitySet => ({
  entity: VENDOR_PAGE,
  rows: () =>
    vendors.map(({ address, ...vendor }) => ({
      "@odata.etag": etagOf(vendor.id, 1),
      No: vendor.number,
      Name: vendor.name,
      Address: address.addressLine1,
      City: address.city,
      Post_Code: address.postalCode,
      Country_Region_Code: address.country,
      E_Mail: vendor.email,
      VAT_Registration_No: vendor.vatNumber,
      Registration_Number: vendor.kvkNumber,
    })),
});

const bankAccountPage = ({ vendors }: Company): EntitySet => ({
  entity: BANK_ACCOUNT_PAGE,
  rows: () =>
    vendors.flatMap(({ id, number, bankAccounts }) =>
      bankAccounts.map(({ code, name, iban }) => ({
        "@odata.etag": etagOf(`${id};${code}`, 1),
        Vendor_No: number,
        Code: code,
        Name: name,
        IBAN: iban,
      })),
    ),
});
