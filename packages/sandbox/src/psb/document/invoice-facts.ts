import { normalise } from "../../world/party-id.ts";
import { walkElements } from "./element-path.ts";

/** What the PSB needs to know of a UBL invoice or credit note. */
export interface InvoiceFacts {
  /** `cbc:ID`; empty for a document of another kind. */
  readonly number: string;
  /** `{namespace}::{root}##{customization}::2.1` */
  readonly documentTypeId: string;
  /** Identifiers in numeric form, in the order in which they are tried: endpoint, legal entity, tax registration. */
  readonly supplier: readonly string[];
  readonly customer: readonly string[];
}

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
      toIdentifier(values.get(`${role}/Party/EndpointID`)),
      toIdentifier(values.get(`${role}/Party/PartyLegalEntity/CompanyID`)),
      toTaxIdentifier(values.get(`${role}/Party/PartyTaxScheme/CompanyID`)),
    ].filter((identifier) => identifier !== undefined);
  return {
    number: values.get("ID")?.text ?? "",
    documentTypeId: `${root.namespace}::${root.name}##${values.get("CustomizationID")?.text ?? ""}::2.1`,
    supplier: identifiersOf("AccountingSupplierParty"),
    customer: identifiersOf("AccountingCustomerParty"),
  };
}

function toIdentifier(value: Value | undefined): string | undefined {
  return value === undefined ? undefined : normalise([value.scheme, value.text].filter(Boolean).join(":"));
}

/** A VAT number without a scheme names its country: `NL854321093B01` is `NL:VAT:NL854321093B01`. */
function toTaxIdentifier(value: Value | undefined): string | undefined {
  if (value === undefined || value.scheme !== undefined) return toIdentifier(value);
  return normalise(`${value.text.slice(0, 2).toUpperCase()}:VAT:${value.text}`);
}
