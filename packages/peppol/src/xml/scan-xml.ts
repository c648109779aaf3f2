import { forbiddenAt, isNameCharacter, isNameStart, isQualifiedName, isSpace } from "./characters.ts";
import type { LineIndex } from "./line-index.ts";
import { DocumentNames, NamespaceScope, XMLNS } from "./namespace-scope.ts";
import type { XmlLimits } from "./read-xml.ts";
import { resolveReferences } from "./references.ts";
import { refuse } from "./refusal.ts";
import type { XmlAttribute } from "./xml-document.ts";
import type { Vocabulary } from "./xml-name.ts";
import { type Tag, XmlNode } from "./xml-node.ts";

interface Opened {
  readonly tag: Tag;
  /** Of the parent. */
  readonly scope: NamespaceScope;
  /** Place in `finished` of its first child. */
  readonly firstChild: number;
}

interface RawAttribute {
  readonly raw: string;
  readonly value: string;
  readonly at: number;
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const [LT, GT, SLASH, BANG, QUESTION, EQUALS, QUOTE, APOSTROPHE] = [60, 62, 47, 33, 63, 61, 34, 39];
/** Characters of a tag's attributes, and tags in one scope, worth remembering. */
const MOST_REMEMBERED = 100;
const END = Number.POSITIVE_INFINITY;

/**
 * One pass over the text, no backtracking, nothing expanded: well-formedness of XML 1.0 and its namespaces, without
 * document types.
 */
export class XmlScanner {
  private readonly source: string;
  private readonly limits: XmlLimits;
  private readonly names: DocumentNames;
  private at = 0;
  private count = 0;
  private root: XmlNode | undefined;
  private current: XmlNode | undefined;
  private readonly open: Opened[] = [];
  /** Finished elements whose parents are not: each takes its children from the end of it. */
  private readonly finished: XmlNode[] = [];
  private finishedCount = 0;
  /** Those that were looked at. */
  private readonly attributeNames = new Set<string>();
  private scope: NamespaceScope;
  /** Offset of the next `&`, `]]>` or carriage return: most documents have none, and none of their texts asks. */
  private nextReference = -1;
  private nextBracket = -1;
  private readonly hasReturns: boolean;

  constructor(source: string, limits: XmlLimits, vocabulary: Vocabulary, lines: LineIndex) {
    this.source = source;
    this.limits = limits;
    this.names = new DocumentNames(vocabulary, lines);
    this.scope = new NamespaceScope(this.names);
    this.hasReturns = source.includes("\r");
  }

  /** @throws Refusal */
  scan(): XmlNode {
    const forbidden = forbiddenAt(this.source);
    if (forbidden !== -1) refuse("XML-MALFORMED", forbidden, "a character that XML cannot hold");
    this.declaration();
    while (this.at < this.source.length) {
      if (this.source.charCodeAt(this.at) === LT) this.markup();
      else this.characters();
    }
    if (this.current !== undefined) refuse("XML-MALFORMED", this.at, `<${this.open.at(-1)?.tag.raw}> has no end`);
    return this.root ?? refuse("XML-MALFORMED", this.at, "no element");
  }

  private declaration(): void {
    if (!this.source.startsWith("<?xml") || !isSpace(this.source.charCodeAt(5))) return;
    const end = this.endOf("?>", 5);
    const form =
      /^\s+version\s*=\s*(["'])1\.\d+\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*$/;
    if (!form.test(this.source.slice(5, end))) refuse("XML-MALFORMED", 0, "the XML declaration");
    this.at = end + 2;
  }

  private markup(): void {
    const next = this.source.charCodeAt(this.at + 1);
    if (next === SLASH) this.closeTag();
    else if (next === BANG) this.declarationOrComment();
    else if (next === QUESTION) this.instruction();
    else this.openTag();
  }

  /** Text up to the next tag. White space between elements leaves no trace. */
  private characters(): void {
    const { source, at: start, current } = this;
    const found = source.indexOf("<", start);
    const end = found === -1 ? source.length : found;
    this.at = end;
    let first = start;
    while (first < end && isSpace(source.charCodeAt(first))) first += 1;
    if (current === undefined) {
      if (first < end) refuse("XML-MALFORMED", first, "text outside the document's element");
      return;
    }
    const isBlank = first === end;
    if (isBlank && (isNameStart(source.charCodeAt(end + 1)) || this.hasChildren())) return;
    current.text += this.cleaned(source.slice(start, end), start, end);
  }

  private hasChildren(): boolean {
    const opened = this.open[this.open.length - 1];
    return opened !== undefined && opened.firstChild < this.finishedCount;
  }

  /** Text as the document means it: line ends as `\n`, references replaced. */
  private cleaned(text: string, start: number, end: number): string {
    if (this.bracketFrom(start) < end) refuse("XML-MALFORMED", this.nextBracket, "]]> in a text");
    const lined = this.hasReturns ? text.replace(/\r\n?/g, "\n") : text;
    return this.referenceFrom(start) < end ? resolveReferences(lined, start) : lined;
  }

  private referenceFrom(start: number): number {
    if (this.nextReference < start) this.nextReference = this.find("&", start);
    return this.nextReference;
  }

  private bracketFrom(start: number): number {
    if (this.nextBracket < start) this.nextBracket = this.find("]]>", start);
    return this.nextBracket;
  }

  private find(what: string, start: number): number {
    const found = this.source.indexOf(what, start);
    return found === -1 ? END : found;
  }

  private endOf(what: string, start: number): number {
    const end = this.source.indexOf(what, start);
    return end === -1 ? refuse("XML-MALFORMED", this.at, `no ${what} to it`) : end;
  }

  private declarationOrComment(): void {
    const { source, at } = this;
    if (source.startsWith("<!--", at)) {
      const end = this.endOf("--", at + 4);
      if (source.charCodeAt(end + 2) !== GT) refuse("XML-MALFORMED", end, "-- in a comment");
      this.at = end + 3;
    } else if (source.startsWith("<![CDATA[", at)) {
      if (this.current === undefined) refuse("XML-MALFORMED", at, "text outside the document's element");
      const end = this.endOf("]]>", at + 9);
      const text = source.slice(at + 9, end);
      this.current.text += this.hasReturns ? text.replace(/\r\n?/g, "\n") : text;
      this.at = end + 3;
    } else if (source.startsWith("<!DOCTYPE", at)) {
      refuse("XML-DTD", at, "document type");
    } else {
      refuse("XML-MALFORMED", at, "<! and no comment");
    }
  }

  private instruction(): void {
    const name = this.nameFrom(this.at + 2);
    if (name.toLowerCase() === "xml") refuse("XML-MALFORMED", this.at, "an XML declaration within the document");
    const after = this.at + 2 + name.length;
    const end = this.endOf("?>", after);
    if (end !== after && !isSpace(this.source.charCodeAt(after))) refuse("XML-MALFORMED", after, "no such name");
    this.at = end + 2;
  }

  private closeTag(): void {
    const { source, at, current } = this;
    const opened = this.open.pop();
    if (current === undefined || opened === undefined) refuse("XML-MALFORMED", at, "an end of nothing");
    const { raw } = opened.tag;
    let after = at + 2 + raw.length;
    if (source.charCodeAt(after) !== GT) {
      while (isSpace(source.charCodeAt(after))) after += 1;
    }
    if (!source.startsWith(raw, at + 2) || source.charCodeAt(after) !== GT) {
      refuse("XML-MALFORMED", at, `<${raw}> ends otherwise`);
    }
    this.at = after + 1;
    this.scope = opened.scope;
    if (opened.firstChild < this.finishedCount) {
      current.children = this.finished.slice(opened.firstChild, this.finishedCount);
      this.finishedCount = opened.firstChild;
      if (current.text !== "" && current.text.trim() === "") current.text = "";
    }
    this.current = current.parent;
    this.finish(current);
  }

  private finish(element: XmlNode): void {
    element.end = this.at;
    this.finished[this.finishedCount] = element;
    this.finishedCount += 1;
  }

  private openTag(): void {
    const { source, at: start, current } = this;
    const raw = this.nameFrom(start + 1);
    let after = start + 1 + raw.length;
    this.count += 1;
    if (this.count > this.limits.elements) refuse("XML-ELEMENTS", start, "too many");
    if (this.open.length >= this.limits.depth) refuse("XML-DEPTH", start, "too deep");
    if (current === undefined && this.root !== undefined) refuse("XML-MALFORMED", start, "a second root");

    const outer = this.scope;
    let attributes = NO_ATTRIBUTES;
    if (source.charCodeAt(after) !== GT) {
      this.at = after;
      attributes = this.attributes();
      after = this.at;
    }
    const isEmpty = source.charCodeAt(after) === SLASH;
    if (source.charCodeAt(isEmpty ? after + 1 : after) !== GT) refuse("XML-MALFORMED", after, "a tag without end");
    this.at = after + (isEmpty ? 2 : 1);

    const tag = this.scope.tag(raw) ?? refuse("XML-MALFORMED", start, `${raw} is no name, or its prefix is not bound`);
    const element = new XmlNode(tag, attributes, current, start);
    this.root ??= element;
    if (isEmpty) {
      this.scope = outer;
      this.finish(element);
    } else {
      this.current = element;
      this.open.push({ tag, scope: outer, firstChild: this.finishedCount });
    }
  }

  /** Of a tag, an attribute or an instruction; what is beyond ASCII is not looked at yet. */
  private nameFrom(start: number): string {
    const { source } = this;
    if (!isNameStart(source.charCodeAt(start))) refuse("XML-MALFORMED", start, "a name is expected here");
    let end = start + 1;
    while (isNameCharacter(source.charCodeAt(end))) end += 1;
    return source.slice(start, end);
  }

  /** From behind the tag's name to the `>` or `/`. The same few attributes stand on most elements that have any. */
  private attributes(): readonly XmlAttribute[] {
    const { source, at, scope } = this;
    const end = source.indexOf(">", at);
    const written = end - at <= MOST_REMEMBERED ? source.slice(at, end) : "";
    const known = scope.attributes.get(written);
    if (known !== undefined) {
      this.at = source.charCodeAt(end - 1) === SLASH ? end - 1 : end;
      return known;
    }
    const attributes = this.resolve(this.rawAttributes());
    const isWhole = this.at === end || this.at === end - 1;
    if (written !== "" && isWhole && this.scope === scope && scope.attributes.size < MOST_REMEMBERED) {
      scope.attributes.set(written, attributes);
    }
    return attributes;
  }

  private rawAttributes(): readonly RawAttribute[] {
    const { source } = this;
    const found: RawAttribute[] = [];
    for (;;) {
      const before = this.at;
      while (isSpace(source.charCodeAt(this.at))) this.at += 1;
      const code = source.charCodeAt(this.at);
      if (code === GT || code === SLASH) return found;
      if (this.at === before) refuse("XML-MALFORMED", this.at, "white space is missing in a tag");
      if (found.length >= this.limits.attributes) refuse("XML-ATTRIBUTES", this.at, "too many");
      const at = this.at;
      const raw = this.nameFrom(at);
      if (!this.attributeNames.has(raw)) {
        if (!isQualifiedName(raw)) refuse("XML-MALFORMED", at, `${raw} is no name`);
        this.attributeNames.add(raw);
      }
      this.at = at + raw.length;
      found.push({ raw, value: this.attributeValue(), at });
    }
  }

  private attributeValue(): string {
    const { source } = this;
    while (isSpace(source.charCodeAt(this.at))) this.at += 1;
    if (source.charCodeAt(this.at) !== EQUALS) refuse("XML-MALFORMED", this.at, "an attribute without value");
    this.at += 1;
    while (isSpace(source.charCodeAt(this.at))) this.at += 1;
    const quote = source.charCodeAt(this.at);
    if (quote !== QUOTE && quote !== APOSTROPHE) refuse("XML-MALFORMED", this.at, "a value without quotes");
    const start = this.at + 1;
    let isPlain = true;
    let end = start;
    for (; ; end += 1) {
      const code = source.charCodeAt(end);
      if (code === quote) break;
      if (code === LT || Number.isNaN(code)) refuse("XML-MALFORMED", end, "an attribute value without end");
      if (code < 32 || code === 38) isPlain = false;
    }
    this.at = end + 1;
    const value = source.slice(start, end);
    return isPlain ? value : resolveReferences(value.replace(/\r\n|[\t\n\r]/g, " "), start);
  }

  /** Declarations open a scope; then every name finds its namespace. */
  private resolve(found: readonly RawAttribute[]): readonly XmlAttribute[] {
    if (found.length === 0) return NO_ATTRIBUTES;
    const declared = new Map<string, string>();
    for (const { raw, value, at } of found) {
      const prefix = raw === "xmlns" ? "" : raw.startsWith("xmlns:") ? raw.slice(6) : undefined;
      if (prefix === undefined) continue;
      const isReserved = prefix === "xmlns" || prefix === "xml" || value === XMLNS;
      if (isReserved || (prefix !== "" && value === "")) refuse("XML-MALFORMED", at, "no such declaration");
      declared.set(prefix, value);
    }
    if (declared.size > 0) this.scope = new NamespaceScope(this.names, this.scope, declared);
    const attributes = found.map((attribute) => this.named(attribute));
    attributes.forEach((attribute, index) => {
      for (let other = 0; other < index; other += 1) {
        const { name, namespace } = attributes[other] ?? attribute;
        if (name === attribute.name && namespace === attribute.namespace) {
          refuse("XML-MALFORMED", found[index]?.at ?? this.at, `${name} is given twice`);
        }
      }
    });
    return attributes;
  }

  private named({ raw, value, at }: RawAttribute): XmlAttribute {
    if (raw === "xmlns") return { namespace: XMLNS, name: raw, prefix: "", value };
    const colon = raw.indexOf(":");
    if (colon === -1) return { namespace: "", name: raw, prefix: "", value };
    const prefix = raw.slice(0, colon);
    const name = raw.slice(colon + 1);
    const namespace = prefix === "xmlns" ? XMLNS : this.scope.namespaceOf(prefix);
    if (namespace === undefined) return refuse("XML-MALFORMED", at, `the prefix of ${raw} is not bound`);
    return { namespace, name, prefix, value };
  }
}
