import { locationOf, type XmlElement } from "../xml/index.ts";
import { XMLNS } from "../xml/namespace-scope.ts";

/** XPath in which the first element of a name needs no position: a second one may come and go. */
export const placeOf = (element: XmlElement): string => withoutFirst(locationOf(element));

const withoutFirst = (path: string): string => path.replaceAll("[1]", "");

/** An attribute's name, `Q{…}name` when it is in a namespace (XPath 3.1, EQName). */
export const attributePlace = (element: XmlElement, namespace: string, name: string): string =>
  `${placeOf(element)}/@${namespace === "" ? "" : `Q{${namespace}}`}${name}`;

export const textPlace = (element: XmlElement): string => `${placeOf(element)}/text()`;

export type Place =
  | { readonly kind: "ELEMENT"; readonly parent: string }
  | { readonly kind: "TEXT"; readonly parent: string }
  | { readonly kind: "ATTRIBUTE"; readonly parent: string; readonly namespace: string; readonly name: string };

const NAME = /^(?:Q\{([^{}]+)\})?([\p{L}_][\p{L}\p{N}_.-]*)$/u;

/** @returns `undefined` for an attribute that cannot be, a namespace declaration included */
export function parsePlace(place: string): Place | undefined {
  const [path = "", attribute] = place.split("/@", 2);
  if (attribute !== undefined) {
    const [, namespace = "", name] = NAME.exec(place.slice(path.length + 2)) ?? [];
    if (name === undefined || name === "xmlns" || namespace === XMLNS) return undefined;
    return { kind: "ATTRIBUTE", parent: withoutFirst(path), namespace, name };
  }
  const isText = place.endsWith("/text()");
  return {
    kind: isText ? "TEXT" : "ELEMENT",
    parent: withoutFirst(isText ? place.slice(0, -"/text()".length) : place),
  };
}

/** Every element of a document by its place. */
export function elementsByPlace(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const elements = new Map<string, XmlElement>();
  const visit = (element: XmlElement): void => {
    elements.set(placeOf(element), element);
    for (const child of element.children) visit(child);
  };
  visit(root);
  return elements;
}
