import { UBL } from "../ubl/namespaces.ts";
import { escapeAttribute, type XmlDocument, type XmlElement } from "../xml/index.ts";
import { XMLNS } from "../xml/namespace-scope.ts";

type Scope = ReadonlyMap<string, string>;

/** Cuts elements out of one document, byte for byte, so that they can stand in the document that `writeTerms` writes. */
export class FragmentCutter {
  private readonly document: XmlDocument;
  private readonly declared = new Map<XmlElement, Scope>();
  /** Prefixes that mean the same there. */
  private readonly common: Scope;

  constructor(document: XmlDocument) {
    this.document = document;
    this.common = new Map([
      ["", document.root.namespace],
      ["cac", UBL.cac],
      ["cbc", UBL.cbc],
    ]);
  }

  /** With the declarations that it needs there: of prefixes that occur in it, in values as well as in names. */
  cut(element: XmlElement): string {
    const raw = this.document.source.slice(element.start, element.end);
    const own = this.declaredBy(element);
    let declarations = "";
    for (const prefix of prefixesIn(raw)) {
      if (own.has(prefix)) continue;
      const namespace = this.namespaceAround(element, prefix);
      if (namespace === undefined || this.common.get(prefix) === namespace) continue;
      declarations += ` xmlns${prefix && `:${prefix}`}="${escapeAttribute(namespace)}"`;
    }
    const name = /^<[^\s/>]+/.exec(raw)?.[0] ?? "";
    return `${name}${declarations}${raw.slice(name.length)}`;
  }

  private namespaceAround({ parent }: XmlElement, prefix: string): string | undefined {
    // Looked up outwards: with a copy for each element, many declarations in many elements would take all memory.
    for (let around = parent; around !== undefined; around = around.parent) {
      const namespace = this.declaredBy(around).get(prefix);
      if (namespace !== undefined) return namespace;
    }
    return prefix === "" ? "" : undefined;
  }

  private declaredBy(element: XmlElement): Scope {
    if (element.attributes.length === 0) return NO_SCOPE;
    const known = this.declared.get(element);
    if (known !== undefined) return known;
    const scope = declared(element);
    this.declared.set(element, scope);
    return scope;
  }
}

const NO_SCOPE: Scope = new Map();

/** Prefix → namespace, empty for the default one. */
const declared = ({ attributes }: XmlElement): Scope =>
  new Map(
    attributes
      .filter(({ namespace }) => namespace === XMLNS)
      .map(({ prefix, name, value }) => [prefix === "" ? "" : name, value]),
  );

/** Whatever stands before a colon; and the empty one, when a name has none. */
function prefixesIn(raw: string): ReadonlySet<string> {
  const prefixes = new Set<string>();
  // The colon is part of the match: looked ahead for, every letter of a long word would be tried as a beginning.
  for (const [, name = "", colon] of raw.matchAll(/([^\s<>/"'=&;:]+)(:?)/g)) if (colon !== "") prefixes.add(name);
  if (/<[^\s<:/>!?]+[\s/>]/.test(raw)) prefixes.add("");
  return prefixes;
}
