import { type SourceRecord, schemeOf, valuePart } from "@erp-gateway/core";
import type { Settings } from "../settings.ts";
import { toVatNumber } from "../vendor/to-vat-number.ts";
import type { SalesDocument } from "./sales-document.ts";
import { computeLine } from "./sales-line.ts";
import type { SalesSurroundings } from "./sales-surroundings.ts";
import { toDiscounts, toExemptions } from "./sales-vat.ts";
import { toSourceFields } from "./source-fields.ts";

/**
 * What a mapping can take: the fields of the document under their names in API v2.0, what stands around it, and under
 * `computed` what has to be worked out. Comment lines are none (business-central §6.2).
 */
export function toSourceRecord(
  document: SalesDocument,
  surroundings: SalesSurroundings,
  settings: Settings,
): SourceRecord {
  const { company, customers, paymentTerms, originals } = surroundings;
  const { displayName, country = "" } = company;
  const { legalName = displayName, registrationNumber: registration, iban, gAccount } = settings;
  const customer = customers.get(document.billToCustomerId ?? "");
  const original = originals.get(document.appliesToId ?? "");
  const lines = document.lines.filter(({ lineType }) => lineType !== "Comment");
  return {
    ...toSourceFields(document),
    kind: document.kind,
    paymentTerms: paymentTerms.get(document.paymentTermsId ?? ""),
    company: toSourceFields(company),
    ...(customer && { customer: toSourceFields(customer) }),
    ...(original && { original: toSourceFields(original) }),
    settings: toSourceFields({
      legalName: settings.legalName,
      registrationNumber: registration && valuePart(registration),
      registrationScheme: registration && schemeOf(registration),
      iban,
      gAccount,
    }),
    computed: {
      ...toSourceFields({
        tradingName: legalName === displayName ? undefined : displayName,
        sellerVatNumber: toVatNumber(company.taxRegistrationNumber, country),
        buyerVatNumber: toVatNumber(customer?.taxRegistrationNumber, document.billToCountry ?? country),
        shipmentDate: shipmentDateOf(document, lines),
      }),
      discounts: toDiscounts(lines, settings),
      exemptions: toExemptions(lines, settings),
    },
    lines: lines.map((line) => ({
      ...toSourceFields(line),
      computed: computeLine(line, document.pricesIncludeTax, surroundings.units, settings),
    })),
  };
}

/** It stands on the lines of an invoice; the last one counts. */
function shipmentDateOf({ kind }: SalesDocument, lines: SalesDocument["lines"]): string | undefined {
  if (kind === "CREDIT_NOTE") return undefined;
  return lines
    .flatMap(({ shipmentDate }) => shipmentDate ?? [])
    .toSorted()
    .at(-1);
}
