import type { XmlElement } from "./xml-document.ts";

/** The first child element of that local name; with `namespace`, of that name in that namespace. */
export function child(element: XmlElement, name: string, namespace?: string): XmlElement | undefined {
  return element.children.find((node) => isNamed(node, name, namespace));
}

export const children = (element: XmlElement, name: string, namespace?: string): readonly XmlElement[] =>
  element.children.filter((node) => isNamed(node, name, namespace));

/** Text and CDATA directly within the element, white space as it stands; `undefined` for no element. */
export function text(element: XmlElement): string;
export function text(element: XmlElement | undefined): string | undefined;
export function text(element: XmlElement | undefined): string | undefined {
  return element?.text;
}

/** By local name; `namespace` is empty for attributes without prefix. */
export function attribute(element: XmlElement, name: string, namespace?: string): string | undefined {
  for (const candidate of element.attributes) {
    if (candidate.name === name && (namespace === undefined || candidate.namespace === namespace)) {
      return candidate.value;
    }
  }
  return undefined;
}

const isNamed = (node: XmlElement, name: string, namespace: string | undefined): boolean =>
  node.name === name && (namespace === undefined || node.namespace === namespace);
