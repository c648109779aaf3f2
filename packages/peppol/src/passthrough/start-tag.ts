import { escapeAttribute, type XmlAttribute, type XmlElement } from "../xml/index.ts";
import { XML } from "../xml/namespace-scope.ts";

export type NewAttribute = Pick<XmlAttribute, "namespace" | "name" | "value">;

const USUAL_PREFIXES: Readonly<Record<string, string>> = { "http://www.w3.org/2001/XMLSchema-instance": "xsi" };

/** The element's own attributes and the new ones; of two with one name the new one. */
export function startTag(element: XmlElement, added: readonly NewAttribute[]): string {
  const attributes = new Map(element.attributes.map(({ prefix, name, value }) => [qualified(prefix, name), value]));
  const prefixes = new Map([[XML, "xml"]]);
  for (const { namespace, name, value } of added) {
    if (namespace !== "" && !prefixes.has(namespace)) {
      const prefix = USUAL_PREFIXES[namespace] ?? `a${prefixes.size}`;
      prefixes.set(namespace, prefix);
      attributes.set(`xmlns:${prefix}`, namespace);
    }
    attributes.set(qualified(prefixes.get(namespace) ?? "", name), value);
  }
  const written = [...attributes].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  return `<${qualified(element.prefix, element.name)}${written.join("")}>`;
}

const qualified = (prefix: string, name: string): string => (prefix === "" ? name : `${prefix}:${name}`);
