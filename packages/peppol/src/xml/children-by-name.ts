import type { XmlElement } from "./xml-document.ts";
import type { XmlName } from "./xml-name.ts";

const indexes = new WeakMap<XmlElement, ReadonlyMap<XmlName, readonly XmlElement[]>>();

/** Put together once per parent: a hostile document has a million siblings and asks about each of them. */
export function childrenByName(parent: XmlElement): ReadonlyMap<XmlName, readonly XmlElement[]> {
  const known = indexes.get(parent);
  if (known !== undefined) return known;
  const index = new Map<XmlName, XmlElement[]>();
  for (const child of parent.children) {
    const named = index.get(child.qname);
    if (named === undefined) index.set(child.qname, [child]);
    else named.push(child);
  }
  indexes.set(parent, index);
  return index;
}
