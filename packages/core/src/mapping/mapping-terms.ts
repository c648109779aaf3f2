/**
 * The terms that a mapping can fill, and their places in `InvoiceInput`; `[]` repeats. Endpoints (BT-34, BT-49) come from
 * the organization and the customer card, files (BG-24) go along by themselves.
 */
const PATHS = {
  "BT-1": "number",
  "BT-2": "issueDate",
  "BT-3": "typeCode",
  "BT-5": "currency",
  "BT-6": "vatAccountingCurrency",
  "BT-7": "taxPointDate",
  "BT-8": "taxPointDateCode",
  "BT-9": "dueDate",
  "BT-10": "buyerReference",
  "BT-11": "projectReference",
  "BT-12": "contractReference",
  "BT-13": "purchaseOrderReference",
  "BT-14": "salesOrderReference",
  "BT-15": "receivingAdviceReference",
  "BT-16": "despatchAdviceReference",
  "BT-17": "tenderReference",
  "BT-18": "invoicedObject.value",
  "BT-18-1": "invoicedObject.scheme",
  "BT-19": "accountingReference",
  "BT-20": "paymentTerms",
  "BT-21": "notes[].subjectCode",
  "BT-22": "notes[].text",
  "BT-25": "precedingInvoices[].number",
  "BT-26": "precedingInvoices[].issueDate",

  "BT-27": "seller.name",
  "BT-28": "seller.tradingName",
  "BT-29": "seller.identifiers[].value",
  "BT-29-1": "seller.identifiers[].scheme",
  "BT-30": "seller.legalId.value",
  "BT-30-1": "seller.legalId.scheme",
  "BT-31": "seller.vatNumber",
  "BT-32": "seller.taxRegistration",
  "BT-33": "seller.legalInformation",
  "BT-35": "seller.address.line1",
  "BT-36": "seller.address.line2",
  "BT-162": "seller.address.line3",
  "BT-37": "seller.address.city",
  "BT-38": "seller.address.postCode",
  "BT-39": "seller.address.subdivision",
  "BT-40": "seller.address.country",
  "BT-41": "seller.contact.name",
  "BT-42": "seller.contact.phone",
  "BT-43": "seller.contact.email",

  "BT-44": "buyer.name",
  "BT-45": "buyer.tradingName",
  "BT-46": "buyer.identifiers[].value",
  "BT-46-1": "buyer.identifiers[].scheme",
  "BT-47": "buyer.legalId.value",
  "BT-47-1": "buyer.legalId.scheme",
  "BT-48": "buyer.vatNumber",
  "BT-50": "buyer.address.line1",
  "BT-51": "buyer.address.line2",
  "BT-163": "buyer.address.line3",
  "BT-52": "buyer.address.city",
  "BT-53": "buyer.address.postCode",
  "BT-54": "buyer.address.subdivision",
  "BT-55": "buyer.address.country",
  "BT-56": "buyer.contact.name",
  "BT-57": "buyer.contact.phone",
  "BT-58": "buyer.contact.email",

  "BT-59": "payee.name",
  "BT-60": "payee.identifier.value",
  "BT-60-1": "payee.identifier.scheme",
  "BT-61": "payee.legalId.value",
  "BT-61-1": "payee.legalId.scheme",
  "BT-62": "taxRepresentative.name",
  "BT-63": "taxRepresentative.vatNumber",
  "BT-64": "taxRepresentative.address.line1",
  "BT-65": "taxRepresentative.address.line2",
  "BT-164": "taxRepresentative.address.line3",
  "BT-66": "taxRepresentative.address.city",
  "BT-67": "taxRepresentative.address.postCode",
  "BT-68": "taxRepresentative.address.subdivision",
  "BT-69": "taxRepresentative.address.country",

  "BT-70": "delivery.name",
  "BT-71": "delivery.location.value",
  "BT-71-1": "delivery.location.scheme",
  "BT-72": "delivery.date",
  "BT-75": "delivery.address.line1",
  "BT-76": "delivery.address.line2",
  "BT-165": "delivery.address.line3",
  "BT-77": "delivery.address.city",
  "BT-78": "delivery.address.postCode",
  "BT-79": "delivery.address.subdivision",
  "BT-80": "delivery.address.country",
  "BT-73": "period.start",
  "BT-74": "period.end",

  "BT-81": "paymentMeans[].code",
  "BT-82": "paymentMeans[].text",
  "BT-83": "paymentMeans[].reference",
  "BT-84": "paymentMeans[].account",
  "BT-85": "paymentMeans[].accountName",
  "BT-86": "paymentMeans[].bic",
  "BT-89": "paymentMeans[].mandate",
  "BT-90": "seller.creditorIdentifier",
  "BT-91": "paymentMeans[].debitedAccount",
  "NL-GA-03": "paymentMeans[].share.amount",
  "NL-GA-04": "paymentMeans[].id",

  "BG-20": "allowances",
  "BG-21": "charges",
  "BT-109": "totals.withoutVat",
  "BT-110": "totals.vat",
  "BT-112": "totals.withVat",
  "BT-113": "totals.prepaid",
  "BT-114": "totals.rounding",
  "BG-23": "vatBreakdown",

  "BT-126": "lines[].id",
  "BT-127": "lines[].note",
  "BT-128": "lines[].objectIdentifier.value",
  "BT-128-1": "lines[].objectIdentifier.scheme",
  "BT-129": "lines[].quantity",
  "BT-130": "lines[].unitCode",
  "BT-131": "lines[].amount",
  "BT-132": "lines[].orderLineReference",
  "BT-133": "lines[].accountingReference",
  "BT-134": "lines[].period.start",
  "BT-135": "lines[].period.end",
  "BG-27": "lines[].allowances",
  "BG-28": "lines[].charges",
  "BT-146": "lines[].price.net",
  "BT-147": "lines[].price.discount",
  "BT-148": "lines[].price.gross",
  "BT-149": "lines[].price.baseQuantity",
  "BT-150": "lines[].price.baseUnitCode",
  "BT-151": "lines[].vat.code",
  "BT-152": "lines[].vat.rate",
  "BT-153": "lines[].item.name",
  "BT-154": "lines[].item.description",
  "BT-155": "lines[].item.sellerId",
  "BT-156": "lines[].item.buyerId",
  "BT-157": "lines[].item.standardId.value",
  "BT-157-1": "lines[].item.standardId.scheme",
  "BT-158": "lines[].item.classifications[].code",
  "BT-158-1": "lines[].item.classifications[].list",
  "BT-158-2": "lines[].item.classifications[].version",
  "BT-159": "lines[].item.originCountry",
  "BT-160": "lines[].item.attributes[].name",
  "BT-161": "lines[].item.attributes[].value",
} as const satisfies Readonly<Record<string, string>>;

export type MappingTerm = keyof typeof PATHS;

/** Without them there is no invoice: never left out, and a fault when their source is empty. */
const REQUIRED = new Set<MappingTerm>([
  ...(["BT-1", "BT-2", "BT-5", "BT-27", "BT-40", "BT-44", "BT-55"] as const),
  ...(["BT-129", "BT-130", "BT-146", "BT-151", "BT-153"] as const),
]);

/** Groups that exist for the sake of these members: a code, a scheme or a country alone says nothing. */
const SUBSTANCE: Readonly<Record<string, readonly MappingTerm[]>> = {
  invoicedObject: ["BT-18"],
  "notes[]": ["BT-22"],
  "precedingInvoices[]": ["BT-25"],
  "seller.identifiers[]": ["BT-29"],
  "seller.legalId": ["BT-30"],
  "buyer.identifiers[]": ["BT-46"],
  "buyer.legalId": ["BT-47"],
  payee: ["BT-59"],
  "payee.identifier": ["BT-60"],
  "payee.legalId": ["BT-61"],
  taxRepresentative: ["BT-62"],
  "delivery.location": ["BT-71"],
  "delivery.address": ["BT-75", "BT-77", "BT-78"],
  "paymentMeans[]": ["BT-84", "BT-89", "BT-91"],
  "lines[].objectIdentifier": ["BT-128"],
  "lines[].item.standardId": ["BT-157"],
  "lines[].item.classifications[]": ["BT-158"],
  "lines[].item.attributes[]": ["BT-161"],
};

/** Where a term stands. */
export interface MappingTarget {
  readonly term: MappingTerm;
  /** Whether it stands on each line. */
  readonly onLine: boolean;
  /** Names on the way down, below the line where it is on one; `[]` is the place of the occurrence. */
  readonly steps: readonly string[];
  readonly repeats: boolean;
  readonly required: boolean;
  /** A whole group, passed on as the source has it. */
  readonly isGroup: boolean;
  /** One of these must have a value, or it is left out; empty: it stands by itself. */
  readonly substance: readonly MappingTerm[];
}

const LINES = "lines[].";

function toTarget(term: MappingTerm): MappingTarget {
  const path: string = PATHS[term];
  const onLine = path.startsWith(LINES);
  const steps = (onLine ? path.slice(LINES.length) : path).replaceAll("[]", ".[]").split(".");
  const groups = Object.keys(SUBSTANCE).filter((group) => path.startsWith(`${group}.`));
  return {
    term,
    onLine,
    steps,
    repeats: steps.includes("[]"),
    required: REQUIRED.has(term),
    isGroup: term.startsWith("BG-"),
    substance: SUBSTANCE[groups.at(-1) ?? ""] ?? [],
  };
}

export const MAPPING_TARGETS: ReadonlyMap<string, MappingTarget> = new Map(
  (Object.keys(PATHS) as MappingTerm[]).map((term) => [term, toTarget(term)]),
);

export function targetOf(term: MappingTerm): MappingTarget {
  const target = MAPPING_TARGETS.get(term);
  if (target === undefined) throw new Error(`"${term}" is no term of the table`);
  return target;
}
