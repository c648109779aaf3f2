import { escapeAttribute } from "./escape.ts";
import { XMLNS } from "./namespace-scope.ts";
import type { XmlDocument, XmlElement } from "./xml-document.ts";

/**
 * The element as it stands in the source, byte for byte, and with it the namespace declarations of its ancestors whose
 * prefixes occur in it: a document of its own.
 */
export function cutElement({ source }: XmlDocument, element: XmlElement): string {
  const raw = source.slice(element.start, element.end);
  const missing = [...inherited(element)].filter(([prefix]) => occurs(raw, prefix));
  const declarations = missing.map(([prefix, uri]) => ` xmlns${prefix && `:${prefix}`}="${escapeAttribute(uri)}"`);
  const name = /^<[^\s/>]+/.exec(raw)?.[0] ?? "";
  return `${name}${declarations.join("")}${raw.slice(name.length)}`;
}

/** Declarations in scope at the element that it does not make itself; prefix → namespace, empty for the default one. */
function inherited(element: XmlElement): ReadonlyMap<string, string> {
  const scope = new Map<string, string>();
  const declared = new Set(declarations(element).map(([prefix]) => prefix));
  for (let at = element.parent; at !== undefined; at = at.parent) {
    for (const [prefix, uri] of declarations(at)) {
      if (!declared.has(prefix) && uri !== "") scope.set(prefix, uri);
      declared.add(prefix);
    }
  }
  return scope;
}

const declarations = (element: XmlElement): readonly (readonly [prefix: string, uri: string])[] =>
  element.attributes
    .filter(({ namespace }) => namespace === XMLNS)
    .map(({ prefix, name, value }) => [prefix === "" ? "" : name, value]);

/** In names as well as in values, which may hold qualified names; not as a part of a URN. */
const occurs = (raw: string, prefix: string): boolean =>
  prefix === ""
    ? /<[^<\s:/>!?]+[\s/>]/.test(raw)
    : new RegExp(`(?<![\\w.:-])${prefix.replaceAll(".", "\\.")}:`).test(raw);
