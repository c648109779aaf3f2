import { normalise } from "../../world/party-id.ts";
import { walkElements } from "./element-path.ts";

/** What the PSB needs to know of a UBL document. */
export interface InvoiceFacts {
  /** `Invoice` for credit notes too; else the name of the root, or what it means to the PSB. */
  readonly family: string;
  /** `cbc:ID`; empty for a document without one. */
  readonly number: string;
  /** Path of the party that gets it, below the root. */
  readonly receiverRole: string;
  /** Code of a response, such as `AP`, and what was written to it. */
  readonly statusCode: string | undefined;
  readonly note: string | undefined;
  /** Number of the document that this one is about: the order of an order response, the invoice of a response. */
  readonly refersTo: string | undefined;
  /** `{namespace}::{root}##{customization}::2.1` */
  readonly documentTypeId: string;
  /** Identifiers in numeric form, in the order in which they are tried: endpoint, legal entity, tax registration. */
  readonly sender: readonly string[];
  readonly receiver: readonly string[];
}

const INVOICE_ROLES = ["AccountingSupplierParty/Party", "AccountingCustomerParty/Party"] as const;
const BUYER = "BuyerCustomerParty/Party";
const SELLER = "SellerSupplierParty/Party";
/** Who sends a document and who gets it, by family. */
const ROLES: Readonly<Record<string, readonly [string, string]>> = {
  Order: [BUYER, SELLER],
  OrderChange: [BUYER, SELLER],
  OrderCancellation: [BUYER, SELLER],
  OrderResponse: [SELLER, BUYER],
  InvoiceResponse: ["SenderParty", "ReceiverParty"],
};

interface Value {
  readonly text: string;
  readonly scheme: string | undefined;
}

/** @returns `undefined` when the bytes are not well-formed XML */
export function readInvoiceFacts(bytes: Buffer): InvoiceFacts | undefined {
  /** First value per path, without the name of the root. */
  const values = new Map<string, Value>();
  let root = { namespace: "", name: "" };

  const clean = walkElements(bytes.toString("utf8"), {
    begin(path, tag) {
      if (!path.includes("/")) root = { namespace: tag.uri, name: tag.local };
    },
    end(path, tag, text) {
      const key = path.slice(path.indexOf("/") + 1);
      if (text !== "" && !values.has(key)) values.set(key, { text, scheme: tag.attributes["schemeID"]?.value });
    },
  });
  if (!clean) return undefined;

  const identifiersOf = (role: string) =>
    [
      toIdentifier(values.get(`${role}/EndpointID`)),
      toIdentifier(values.get(`${role}/PartyLegalEntity/CompanyID`)),
      toTaxIdentifier(values.get(`${role}/PartyTaxScheme/CompanyID`)),
    ].filter((identifier) => identifier !== undefined);
  const family = familyOf(root.name, values.has("OrderReference/ID"));
  const [sender, receiver] = ROLES[family] ?? INVOICE_ROLES;
  return {
    family,
    number: values.get("ID")?.text ?? "",
    documentTypeId: `${root.namespace}::${root.name}##${values.get("CustomizationID")?.text ?? ""}::2.1`,
    sender: identifiersOf(sender),
    receiver: identifiersOf(receiver),
    receiverRole: receiver,
    statusCode: (values.get("OrderResponseCode") ?? values.get("DocumentResponse/Response/ResponseCode"))?.text,
    note: values.get("Note")?.text,
    refersTo: (values.get("OrderReference/ID") ?? values.get("DocumentResponse/DocumentReference/ID"))?.text,
  };
}

/** An order that refers to another one changes it. */
function familyOf(root: string, refersToOrder: boolean): string {
  if (root === "CreditNote") return "Invoice";
  if (root === "ApplicationResponse") return "InvoiceResponse";
  if (root === "OrderResponseSimple") return "OrderResponse";
  return root === "Order" && refersToOrder ? "OrderChange" : root;
}

function toIdentifier(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : normalise([value.scheme, value.text].filter(Boolean).join(":"));
}

/** A VAT number without a scheme names its country: `NL854321093B01` is `NL:VAT:NL854321093B01`. */
function toTaxIdentifier(value: Value | undefined): string | undefined {
  if (value === undefined || value.scheme !== undefined) return toIdentifier(value);
  return normalise(`${value.text.slice(0, 2).toUpperCase()}:VAT:${value.text}`);
}
