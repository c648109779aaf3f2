import { childrenByName } from "./children-by-name.ts";
import type { XmlElement } from "./xml-document.ts";

/** XPath with the prefixes of the document, e.g. `/Invoice/cac:InvoiceLine[2]/cbc:ID`. */
export function locationOf(element: XmlElement): string {
  const { parent, prefix, name } = element;
  const step = prefix === "" ? `/${name}` : `/${prefix}:${name}`;
  if (parent === undefined) return step;
  const position = positionsIn(parent).get(element);
  return `${locationOf(parent)}${step}${position === undefined ? "" : `[${position}]`}`;
}

const counted = new WeakMap<XmlElement, ReadonlyMap<XmlElement, number>>();

/** 1-based, among siblings of the same name; for those that have such siblings. */
function positionsIn(parent: XmlElement): ReadonlyMap<XmlElement, number> {
  const known = counted.get(parent);
  if (known !== undefined) return known;
  const several = [...childrenByName(parent).values()].filter((named) => named.length > 1);
  const positions = new Map(several.flatMap((named) => named.map((element, index) => [element, index + 1] as const)));
  counted.set(parent, positions);
  return positions;
}
