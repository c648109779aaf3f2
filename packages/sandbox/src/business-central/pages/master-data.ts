import { type Coded, type Company, SET_UP_AT } from "../company/company.ts";
import { defineEntity, type Entity, type Value } from "../odata/entity.ts";
import type { EntitySet, EntitySets } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";

const COMPANY_INFORMATION = defineEntity("companyInformation", {
  Guid: "id",
  String: `displayName addressLine1 addressLine2 city state country postalCode phoneNumber faxNumber email website
    taxRegistrationNumber currencyCode industry`,
  DateTimeOffset: "lastModifiedDateTime",
});

const ACCOUNT = defineEntity("account", {
  Guid: "id",
  String: "number displayName subCategory",
  Enum: "category accountType",
  Boolean: "blocked directPosting",
  Decimal: "netChange",
  DateTimeOffset: "lastModifiedDateTime",
});

const UNIT_OF_MEASURE = coded("unitOfMeasure", { String: "internationalStandardCode symbol" });
const TAX_GROUP = coded("taxGroup", { Enum: "taxType" });
const CURRENCY = coded("currency", { String: "symbol" });
const PAYMENT_TERM = coded("paymentTerm", { String: "dueDateCalculation" });
const DIMENSION = coded("dimension");
const DIMENSION_VALUE = coded("dimensionValue", { Guid: "dimensionId" });

/** Everything that is looked up and never written. */
export const masterData = (company: Company): EntitySets => ({
  companyInformation: companyInformation(company),
  accounts: accounts(company),
  unitsOfMeasure: codes(UNIT_OF_MEASURE, company.unitsOfMeasure, ({ internationalStandardCode }) => ({
    internationalStandardCode,
    symbol: "",
  })),
  taxGroups: codes(TAX_GROUP, company.vatProductGroups, () => ({ taxType: "VAT" })),
  currencies: codes(CURRENCY, company.currencies, () => ({ symbol: "" })),
  paymentTerms: codes(PAYMENT_TERM, company.paymentTerms, ({ days }) => ({ dueDateCalculation: `${days}D` })),
  dimensions: {
    ...codes(DIMENSION, company.dimensions, () => ({})),
    parts: (key) => {
      const dimension = company.dimensions.find(({ id }) => id === key);
      return { dimensionValues: codes(DIMENSION_VALUE, dimension?.values ?? [], () => ({ dimensionId: key })) };
    },
  },
});

const companyInformation = ({ currencies: [local], address, ...company }: Company): EntitySet => ({
  entity: COMPANY_INFORMATION,
  rows: () => [
    {
      "@odata.etag": etagOf(company.id, 1),
      id: company.id,
      displayName: company.name,
      addressLine1: address.addressLine1,
      addressLine2: "",
      city: address.city,
      state: "",
      country: address.country,
      postalCode: address.postalCode,
      phoneNumber: "",
      faxNumber: "",
      email: "",
      website: "",
      taxRegistrationNumber: company.vatNumber,
      currencyCode: local?.code ?? "",
      industry: "",
      lastModifiedDateTime: SET_UP_AT,
    },
  ],
});

const accounts = ({ accounts: all }: Company): EntitySet => ({
  entity: ACCOUNT,
  rows: () =>
    all.map((account) => ({
      "@odata.etag": etagOf(account.id, 1),
      id: account.id,
      number: account.number,
      displayName: account.name,
      category: account.category,
      subCategory: "",
      blocked: account.blocked,
      accountType: "Posting",
      directPosting: account.directPosting,
      netChange: 0,
      lastModifiedDateTime: SET_UP_AT,
    })),
});

function coded(name: string, more: Readonly<Partial<Record<"Guid" | "String" | "Enum", string>>> = {}): Entity {
  const { Guid = "", String: text = "", Enum = "" } = more;
  return defineEntity(name, {
    Guid: `id ${Guid}`,
    String: `code displayName ${text}`,
    Enum,
    DateTimeOffset: "lastModifiedDateTime",
  });
}

const codes = <Item extends Coded>(
  entity: Entity,
  items: readonly Item[],
  more: (item: Item) => Record<string, Value>,
): EntitySet => ({
  entity,
  rows: () =>
    items.map((item) => ({
      "@odata.etag": etagOf(item.id, 1),
      id: item.id,
      code: item.code,
      displayName: item.name,
      ...more(item),
      lastModifiedDateTime: SET_UP_AT,
    })),
});
