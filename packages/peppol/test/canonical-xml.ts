import { readXml, type XmlElement } from "../src/xml/index.ts";

/** What documents are compared by: no prefixes, declarations, comments, or white space between elements. */
export interface Canonical {
  /** `{namespace}local` */
  readonly name: string;
  /** Sorted by name, `{namespace}local`. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly children: readonly Canonical[];
}

const XMLNS = "http://www.w3.org/2000/xmlns/";

export function canonical(bytes: Uint8Array): Canonical {
  const document = readXml(bytes);
  if (!document.ok) throw new Error(JSON.stringify(document.faults));
  return fromElement(document.value.root);
}

const fromElement = (element: XmlElement): Canonical => ({
  name: `{${element.namespace}}${element.name}`,
  attributes: element.attributes
    .filter(({ namespace }) => namespace !== XMLNS)
    .map(({ namespace, name, value }) => [`{${namespace}}${name}`, value] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1)),
  text: element.text,
  children: element.children.map(fromElement),
});

/** One line per element, so that a difference is easy to see. */
export function toLines({ name, attributes, text, children }: Canonical, indent = ""): readonly string[] {
  const local = (qualified: string): string => qualified.replace(/^\{.*\}/, (uri) => `{${uri.split(/[:/]/).at(-1)}`);
  const written = attributes.map(([attribute, value]) => ` ${local(attribute)}=${JSON.stringify(value)}`).join("");
  const own = `${indent}${local(name)}${written}${text === "" ? "" : ` ${JSON.stringify(text)}`}`;
  return [own, ...children.flatMap((child) => toLines(child, `${indent}  `))];
}
