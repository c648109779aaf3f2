import { UBL_VOCABULARY, ublName } from "../ubl/names.ts";
import { documentStart } from "../write/write-terms.ts";
import { readXml, type XmlElement } from "../xml/index.ts";

/** One element that may be put into a document. */
export interface Fragment {
  readonly xml: string;
  /** `undefined` for what is not UBL. */
  readonly name: string | undefined;
}

/** @returns `undefined` unless it is exactly one well-formed element whose prefixes are declared in it or by `root` */
export function readFragment(xml: string, root: XmlElement): Fragment | undefined {
  const start = documentStart(root.name === "Invoice" ? "INVOICE" : "CREDIT_NOTE");
  const document = readXml(`${start}${xml}</${root.name}>`, {}, UBL_VOCABULARY);
  if (!document.ok) return undefined;
  const [element, ...others] = document.value.root.children;
  const isAlone = others.length === 0 && element?.start === start.length && element.end === start.length + xml.length;
  return isAlone ? { xml, name: ublName(element) } : undefined;
}
