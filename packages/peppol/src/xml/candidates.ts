import type { XmlElement } from "./xml-document.ts";

const indexes = new WeakMap<XmlElement, ReadonlyMap<string, readonly XmlElement[]>>();

/** So many children that looking through them again and again would show. */
const isWide = ({ children }: XmlElement): boolean => children.length > 32;

/**
 * Children that may have this local name. Of an element with many children they come from an index: asking every child
 * of a hostile document about its siblings then stays linear.
 */
export function candidates(element: XmlElement, name: string): readonly XmlElement[] {
  if (!isWide(element)) return element.children;
  const index = indexes.get(element) ?? createIndex(element);
  return index.get(name) ?? [];
}

function createIndex(element: XmlElement): ReadonlyMap<string, readonly XmlElement[]> {
  const index = new Map<string, XmlElement[]>();
  for (const node of element.children) {
    const named = index.get(node.name);
    if (named === undefined) index.set(node.name, [node]);
    else named.push(node);
  }
  indexes.set(element, index);
  return index;
}
