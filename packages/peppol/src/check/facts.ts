import { nameOf, type UblName } from "../ubl/names.ts";
import { first, has, select, some, value } from "../ubl/select.ts";
import { attribute, text, trimXml, type XmlElement } from "../xml/index.ts";
import { type Amount, amountAt, sumAt } from "./amount.ts";
import { type DocumentIndex, indexDocument } from "./document-index.ts";
import { sumTaxables, type Taxables } from "./taxables.ts";

/** What rules ask about the whole document. */
export interface Facts {
  readonly root: XmlElement;
  readonly index: DocumentIndex;
  readonly isInvoice: boolean;
  /** BT-24; empty when there is none. */
  readonly specification: string;
  /** Text of BT-5 as it stands; `undefined` when there is none. */
  readonly currency: string | undefined;
  readonly lines: readonly XmlElement[];
  readonly allowances: readonly XmlElement[];
  readonly charges: readonly XmlElement[];
  readonly sums: { readonly lines: Amount; readonly allowances: Amount; readonly charges: Amount };
  readonly taxables: Taxables;
  /** Every use of a VAT category, wherever it stands. */
  readonly categories: readonly CategoryUse[];
  readonly countryCodes: readonly string[];
  /** Bank's creditor identifiers (BT-90), of whichever party. */
  readonly creditorIds: number;
  /** Trading names and identifiers as they stand. */
  readonly sellerNames: ReadonlySet<string>;
  readonly sellerIdentifiers: ReadonlySet<string>;
  readonly buyerLegalSchemes: ReadonlySet<string>;
  /** Countries of the postal addresses, upper case. */
  readonly sellerCountry: string | undefined;
  readonly buyerCountry: string | undefined;
  readonly taxRepresentativeCountry: string | undefined;
  /** Where the parties pay tax: the first two letters of their VAT numbers, else the country of the address. */
  readonly taxCountries: TaxCountries;
}

interface TaxCountries {
  /** The seller's, or its tax representative's. */
  readonly sender: string | undefined;
  /** The seller's own. */
  readonly seller: string | undefined;
  readonly buyer: string | undefined;
}

export interface CategoryUse {
  readonly element: XmlElement;
  readonly code: string;
  readonly rate: Amount;
  /** Its tax scheme is VAT. */
  readonly isVat: boolean;
  /** `UNCLEAR`: it does not tell whether it is an allowance or a charge. */
  readonly on: "LINE" | "ALLOWANCE" | "CHARGE" | "UNCLEAR" | "BREAKDOWN" | "OTHER";
  /** Below the document itself, not below one of its lines. */
  readonly isOnDocumentLevel: boolean;
}

const LINE = {
  category: "cac:Item/cac:ClassifiedTaxCategory",
  amount: "cbc:LineExtensionAmount",
  sign: "PLUS",
} as const;
const ENTRY = { category: "cac:TaxCategory", amount: "cbc:Amount" } as const;

const TAX_CATEGORY = nameOf("cac:TaxCategory");
const CLASSIFIED = nameOf("cac:ClassifiedTaxCategory");
const COUNTRY_CODE = nameOf("cbc:IdentificationCode");
const ALLOWANCE_CHARGE = nameOf("cac:AllowanceCharge");
const PARTY_IDENTIFICATION = nameOf("cac:PartyIdentification");
const SUBTOTAL = nameOf("cac:TaxSubtotal");

export function gatherFacts(root: XmlElement): Facts {
  const index = indexDocument(root);
  const named = (name: UblName): readonly XmlElement[] => index.byName[name.id] ?? [];
  const categories = [...named(TAX_CATEGORY), ...named(CLASSIFIED)].map(toUse);
  const lines = select(root, "cac:InvoiceLine | cac:CreditNoteLine");
  const entries = select(root, "cac:AllowanceCharge");
  const [allowances, charges] = [entries.filter(isAllowance), entries.filter(isCharge)];
  return {
    root,
    index,
    isInvoice: root.name === "Invoice",
    specification: value(root, "cbc:CustomizationID") ?? "",
    currency: text(first(root, "cbc:DocumentCurrencyCode")),
    lines,
    allowances,
    charges,
    sums: {
      lines: sumAt(lines, "cbc:LineExtensionAmount"),
      allowances: sumAt(allowances, "cbc:Amount"),
      charges: sumAt(charges, "cbc:Amount"),
    },
    taxables: sumTaxables([
      { carriers: lines, ...LINE },
      { carriers: charges, ...ENTRY, sign: "PLUS" },
      { carriers: allowances, ...ENTRY, sign: "MINUS" },
    ]),
    categories,
    countryCodes: named(COUNTRY_CODE).map(({ text }) => text),
    creditorIds: named(PARTY_IDENTIFICATION).flatMap((party) => select(party, "cbc:ID").filter(isCreditorId)).length,
    sellerNames: textsAt(root, "cac:AccountingSupplierParty/cac:Party/cac:PartyName/cbc:Name"),
    sellerIdentifiers: textsAt(root, "cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID"),
    buyerLegalSchemes: new Set(
      select(root, "cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID").map(
        (id) => attribute(id, "schemeID") ?? "",
      ),
    ),
    sellerCountry: countryAt(root, "cac:AccountingSupplierParty/cac:Party"),
    buyerCountry: countryAt(root, "cac:AccountingCustomerParty/cac:Party"),
    taxRepresentativeCountry: countryAt(root, "cac:TaxRepresentativeParty"),
    taxCountries: taxCountriesIn(root),
  };
}

/** Of an element with `cac:TaxScheme` in it. */
export const hasVatScheme = (element: XmlElement): boolean =>
  some(element, "cac:TaxScheme/cbc:ID", ({ trimmed }) => trimmed === "VAT" || trimmed.toUpperCase() === "VAT");

export const vatNumbers = (party: XmlElement, path: string): readonly XmlElement[] =>
  select(party, path).filter((scheme) => hasVatScheme(scheme) && has(scheme, "cbc:CompanyID"));

export const isCharge = (entry: XmlElement): boolean =>
  ["true", "1"].includes(value(entry, "cbc:ChargeIndicator") ?? "");
export const isAllowance = (entry: XmlElement): boolean =>
  ["false", "0"].includes(value(entry, "cbc:ChargeIndicator") ?? "");

export const isCreditorId = (id: XmlElement): boolean => attribute(id, "schemeID")?.toUpperCase() === "SEPA";

const textsAt = (root: XmlElement, path: string): ReadonlySet<string> =>
  new Set(select(root, path).map(({ text }) => text));

const countryAt = (root: XmlElement, party: string): string | undefined =>
  value(root, `${party}/cac:PostalAddress/cac:Country/cbc:IdentificationCode`)?.toUpperCase();

function taxCountriesIn(root: XmlElement): TaxCountries {
  const seller = vatPrefixAt(root, "cac:AccountingSupplierParty/cac:Party");
  const sellerCountry = countryAt(root, "cac:AccountingSupplierParty/cac:Party");
  return {
    sender: seller ?? vatPrefixAt(root, "cac:TaxRepresentativeParty") ?? sellerCountry,
    seller: seller ?? sellerCountry,
    buyer:
      vatPrefixAt(root, "cac:AccountingCustomerParty/cac:Party") ??
      countryAt(root, "cac:AccountingCustomerParty/cac:Party"),
  };
}

function vatPrefixAt(root: XmlElement, party: string): string | undefined {
  const scheme = select(root, `${party}/cac:PartyTaxScheme`).find((candidate) =>
    select(candidate, "cac:TaxScheme/cbc:ID").some(({ text }) => text === "VAT"),
  );
  const prefix = scheme && first(scheme, "cbc:CompanyID")?.text.slice(0, 2);
  return prefix ? trimXml(prefix).toUpperCase() : undefined;
}

function toUse(element: XmlElement): CategoryUse {
  const { parent } = element;
  return {
    element,
    code: value(element, "cbc:ID") ?? "",
    rate: amountAt(element, "cbc:Percent"),
    isVat: hasVatScheme(element),
    on: element.qname === CLASSIFIED ? "LINE" : placeOf(parent),
    isOnDocumentLevel: parent?.parent?.parent === undefined,
  };
}

function placeOf(parent: XmlElement | undefined): CategoryUse["on"] {
  if (parent?.qname === ALLOWANCE_CHARGE) {
    return isCharge(parent) ? "CHARGE" : isAllowance(parent) ? "ALLOWANCE" : "UNCLEAR";
  }
  // A line may have tax totals of its own; they are no breakdown.
  const isOfDocument = parent?.parent?.parent?.parent === undefined;
  return parent?.qname === SUBTOTAL && isOfDocument ? "BREAKDOWN" : "OTHER";
}
