import { isQualifiedName } from "./characters.ts";
import type { LineIndex } from "./line-index.ts";
import { WrittenIndex } from "./written-index.ts";
import type { XmlAttribute } from "./xml-document.ts";
import type { Vocabulary, XmlName } from "./xml-name.ts";
import type { Tag } from "./xml-node.ts";

export const XMLNS = "http://www.w3.org/2000/xmlns/";
export const XML = "http://www.w3.org/XML/1998/namespace";

/** Prefixes from one element downwards; an element that declares none shares the scope of its parent. */
export class NamespaceScope {
  private readonly names: DocumentNames;
  private readonly parent: NamespaceScope | undefined;
  private readonly namespaces: Map<string, string>;
  /** What the scanner has met in this scope. */
  readonly tags = new WrittenIndex<Tag>();
  readonly attributes = new WrittenIndex<readonly XmlAttribute[]>();

  /** @param namespaces - by prefix; empty for the default namespace */
  constructor(names: DocumentNames, parent?: NamespaceScope, namespaces = new Map([["", ""]])) {
    this.names = names;
    this.parent = parent;
    this.namespaces = namespaces;
  }

  /** @returns `undefined` for a prefix that is not bound, or what is no name */
  resolve(raw: string): Tag | undefined {
    const colon = raw.indexOf(":");
    const prefix = colon === -1 ? "" : raw.slice(0, colon);
    const namespace = isQualifiedName(raw) ? this.namespaceOf(prefix) : undefined;
    if (namespace === undefined) return undefined;
    return { raw, prefix, qname: this.names.of(namespace, raw.slice(colon + 1)), lines: this.names.lines };
  }

  /** @returns `undefined` for a prefix that is not bound */
  namespaceOf(prefix: string): string | undefined {
    if (prefix === "xml") return XML;
    const known = this.namespaces.get(prefix);
    if (known !== undefined || this.parent === undefined) return known;
    // Asked for again by every attribute below: not to be searched upwards each time.
    const inherited = this.parent.namespaceOf(prefix);
    if (inherited !== undefined) this.namespaces.set(prefix, inherited);
    return inherited;
  }
}

/** One object per name: those of the vocabulary, and the document's own. */
export class DocumentNames {
  readonly lines: LineIndex;
  private readonly vocabulary: Vocabulary;
  private readonly namespaces = new Map<string, Names>();
  private last: Names | undefined;

  constructor(vocabulary: Vocabulary, lines: LineIndex) {
    this.vocabulary = vocabulary;
    this.lines = lines;
  }

  of(namespace: string, local: string): XmlName {
    const names = this.last?.namespace === namespace ? this.last : this.namesIn(namespace);
    this.last = names;
    return names.known?.get(local) ?? names.others.get(local) ?? added(names, local);
  }

  private namesIn(namespace: string): Names {
    const found = this.namespaces.get(namespace);
    if (found !== undefined) return found;
    const names = { namespace, known: this.vocabulary.get(namespace), others: new Map<string, XmlName>() };
    this.namespaces.set(namespace, names);
    return names;
  }
}

interface Names {
  readonly namespace: string;
  readonly known: ReadonlyMap<string, XmlName> | undefined;
  readonly others: Map<string, XmlName>;
}

function added({ namespace, others }: Names, local: string): XmlName {
  const name = { namespace, local, id: -1 };
  others.set(local, name);
  return name;
}
