import { type Company, EMPTY_ID, type Partner, SET_UP_AT } from "../company/company.ts";
import { defineEntity, type Row } from "../odata/entity.ts";
import type { EntitySet } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";

const COMMON = {
  Guid: "id currencyId paymentTermsId paymentMethodId",
  String: `number displayName addressLine1 addressLine2 city state country postalCode phoneNumber email website
    taxRegistrationNumber currencyCode`,
  Boolean: "taxLiable",
  Enum: "blocked",
  Decimal: "balance",
  DateTimeOffset: "lastModifiedDateTime",
};

const VENDOR = defineEntity("vendor", COMMON);

const CUSTOMER = defineEntity("customer", {
  ...COMMON,
  Guid: `${COMMON.Guid} taxAreaId shipmentMethodId`,
  String: `${COMMON.String} salespersonCode`,
  Enum: `${COMMON.Enum} type`,
  Decimal: "creditLimit",
});

/** The only identifier of a vendor here is its VAT number: no KvK number, no GLN, no bank account. */
export const vendors = (company: Company): EntitySet => ({
  entity: VENDOR,
  rows: () => company.vendors.map((vendor) => ({ ...partnerRow(company, vendor), balance: 0 })),
});

export const customers = (company: Company): EntitySet => ({
  entity: CUSTOMER,
  rows: () =>
    company.customers.map((customer) => ({
      ...partnerRow(company, customer),
      type: "Company",
      salespersonCode: "",
      taxAreaId: EMPTY_ID,
      creditLimit: 0,
      shipmentMethodId: EMPTY_ID,
    })),
});

const partnerRow = ({ currencies: [local] }: Company, { address, ...partner }: Partner): Row => ({
  "@odata.etag": etagOf(partner.id, 1),
  id: partner.id,
  number: partner.number,
  displayName: partner.name,
  addressLine1: address.addressLine1,
  addressLine2: "",
  city: address.city,
  state: "",
  country: address.country,
  postalCode: address.postalCode,
  phoneNumber: "",
  email: partner.email,
  website: "",
  taxRegistrationNumber: partner.vatNumber,
  currencyId: EMPTY_ID,
  currencyCode: local?.code ?? "",
  paymentTermsId: partner.paymentTerms.id,
  paymentMethodId: EMPTY_ID,
  taxLiable: false,
  blocked: " ",
  lastModifiedDateTime: SET_UP_AT,
});
