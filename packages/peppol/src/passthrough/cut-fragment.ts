import { UBL } from "../ubl/namespaces.ts";
import { escapeAttribute, type XmlDocument, type XmlElement } from "../xml/index.ts";
import { XMLNS } from "../xml/namespace-scope.ts";

type Scope = ReadonlyMap<string, string>;

/** Cuts elements out of one document, byte for byte, so that they can stand in the document that `writeTerms` writes. */
export class FragmentCutter {
  private readonly document: XmlDocument;
  private readonly scopes = new Map<XmlElement, Scope>();
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
    const scope = element.parent === undefined ? NO_SCOPE : this.scopeOf(element.parent);
    const own = declared(element);
    let declarations = "";
    for (const prefix of prefixesIn(raw)) {
      const namespace = scope.get(prefix) ?? (prefix === "" ? "" : undefined);
      if (namespace === undefined || own.has(prefix) || this.common.get(prefix) === namespace) continue;
      declarations += ` xmlns${prefix && `:${prefix}`}="${escapeAttribute(namespace)}"`;
    }
    const name = /^<[^\s/>]+/.exec(raw)?.[0] ?? "";
    return `${name}${declarations}${raw.slice(name.length)}`;
  }

  private scopeOf(element: XmlElement): Scope {
    const known = this.scopes.get(element);
    if (known !== undefined) return known;
    const around = element.parent === undefined ? NO_SCOPE : this.scopeOf(element.parent);
    const own = declared(element);
    const scope = own.size === 0 ? around : new Map([...around, ...own]);
    this.scopes.set(element, scope);
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
  const prefixes = new Set(raw.match(/[^\s<>/"'=&;:]+(?=:)/g));
  if (/<[^\s<:/>!?]+[\s/>]/.test(raw)) prefixes.add("");
  return prefixes;
}
