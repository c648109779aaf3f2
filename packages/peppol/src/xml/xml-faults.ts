import { type Fault, fault } from "@erp-gateway/core";

export const XML_FAULTS = {
  "XML-NONE": "this is no XML",
  "XML-SIZE": "the document is too large",
  "XML-ENCODING": "the bytes are no UTF-8, UTF-16 or ISO-8859-1 as the document declares",
  "XML-MALFORMED": "the document is not well-formed XML",
  "XML-DTD": "a document type declaration is not allowed",
  "XML-ENTITY": "only the entities amp, lt, gt, quot and apos are allowed",
  "XML-DEPTH": "elements are nested too deeply",
  "XML-ATTRIBUTES": "an element has too many attributes",
  "XML-ELEMENTS": "the document has too many elements",
  "XML-NAME": "a name is too long",
} as const;

export type XmlFault = keyof typeof XML_FAULTS;

/** Position comes first in the message, the path is the document: there is no element to point at. */
export function xmlFault(code: XmlFault, detail?: { line: number; column: number; reason?: string }): Fault {
  const { message, ...rest } = fault(XML_FAULTS, code, "/");
  if (detail === undefined) return { message, ...rest };
  const reason = detail.reason === undefined ? "" : `: ${detail.reason}`;
  return { message: `line ${detail.line}, column ${detail.column}: ${message}${reason}`, ...rest };
}
