import { candidates } from "./candidates.ts";
import type { XmlElement } from "./xml-document.ts";

/** The first child element of that local name; with `namespace`, of that name in that namespace. */
export function child(element: XmlElement, name: string, namespace?: string): XmlElement | undefined {
  for (const node of candidates(element, name)) if (isNamed(node, name, namespace)) return node;
  return undefined;
}

export const children = (element: XmlElement, name: string, namespace?: string): readonly XmlElement[] =>
  candidates(element, name).filter((node) => isNamed(node, name, namespace));

export const childElements = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((node) => typeof node !== "string");

/** Text and CDATA directly within the element, white space as it stands; `undefined` for no element. */
export function text(element: XmlElement): string;
export function text(element: XmlElement | undefined): string | undefined;
export function text(element: XmlElement | undefined): string | undefined {
  return element?.children.filter((node) => typeof node === "string").join("");
}

/** By local name; `namespace` is empty for attributes without prefix. */
export function attribute(element: XmlElement, name: string, namespace?: string): string | undefined {
  return element.attributes.find(
    (candidate) => candidate.name === name && (namespace === undefined || candidate.namespace === namespace),
  )?.value;
}

const isNamed = (node: XmlElement | string, name: string, namespace: string | undefined): node is XmlElement =>
  typeof node !== "string" && node.name === name && (namespace === undefined || node.namespace === namespace);
