import { UBL_NAMES } from "../ubl/names.ts";
import type { XmlAttribute, XmlElement } from "../xml/index.ts";

/** The elements below the root by name: rules go to those they are about, and to no other. In document order. */
export interface DocumentIndex {
  /** By id of the name; `undefined` for what does not occur. */
  readonly byName: readonly (readonly XmlElement[] | undefined)[];
  /** Ids of the names that occur. */
  readonly names: readonly number[];
  /** Those whose names are not of UBL. */
  readonly others: readonly XmlElement[];
  /** Without elements or text in them, root included. */
  readonly empty: ReadonlySet<XmlElement>;
  /** Attributes as they occur together, with the first element that has them; the root's own included. */
  readonly attributes: ReadonlyMap<readonly XmlAttribute[], XmlElement>;
}

export function indexDocument(root: XmlElement): DocumentIndex {
  const byName = new Array<XmlElement[] | undefined>(UBL_NAMES.length).fill(undefined);
  const names: number[] = [];
  const others: XmlElement[] = [];
  const empty = new Set<XmlElement>();
  const attributes = new Map<readonly XmlAttribute[], XmlElement>();

  const visit = (element: XmlElement): void => {
    if (element.attributes.length > 0 && !attributes.has(element.attributes)) {
      attributes.set(element.attributes, element);
    }
    if (element.children.length === 0) {
      if (element.trimmed === "") empty.add(element);
      return;
    }
    for (const child of element.children) {
      const { id } = child.qname;
      const named = byName[id];
      if (named !== undefined) named.push(child);
      else if (id === -1) others.push(child);
      else {
        byName[id] = [child];
        names.push(id);
      }
      visit(child);
    }
  };
  visit(root);
  return { byName, names, others, empty, attributes };
}
