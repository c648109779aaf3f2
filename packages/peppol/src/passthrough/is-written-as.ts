import { UBL_NAMES } from "../ubl/names.ts";
import { attribute, written } from "../write/markup.ts";
import type { XmlElement } from "../xml/index.ts";
import { XMLNS } from "../xml/namespace-scope.ts";
import { inWrittenOrder } from "./written-order.ts";

const OPEN = UBL_NAMES.map(({ text }) => `<${text}`);
const CLOSE = UBL_NAMES.map(({ text }) => `</${text}>\n`);

/** Stands in no document. */
const OTHER = "\0";

/**
 * Whether the document holds what `writeTerms` wrote and nothing else. Fast; `false` may also mean another order or
 * notation.
 * @param start - of `xml`, up to and with the tag of the root
 */
export function isWrittenAs(root: XmlElement, xml: string, start: string): boolean {
  const hasAttributes = attributesOf(root) !== "" || root.text !== "";
  return !hasAttributes && `${start}${childrenOf(root)}${CLOSE[root.qname.id]}` === xml;
}

/** As `writeTerms` would write it. */
function writtenElement(element: XmlElement): string {
  const { id } = element.qname;
  const open = OPEN[id];
  if (open === undefined) return OTHER;
  const isLeaf = element.children.length === 0;
  if (!isLeaf && element.text !== "") return OTHER;
  const content = isLeaf ? written(element.trimmed) : `\n${childrenOf(element)}`;
  return `${open}${attributesOf(element)}>${content}${CLOSE[id]}`;
}

function childrenOf(parent: XmlElement): string {
  let xml = "";
  for (const child of inWrittenOrder(parent)) xml += writtenElement(child);
  return xml;
}

function attributesOf({ attributes }: XmlElement): string {
  let xml = "";
  for (const { namespace, name, value } of attributes) {
    if (namespace !== XMLNS) xml += namespace === "" ? attribute(name, value) : OTHER;
  }
  return xml;
}
