import { forbiddenAt, isNameCharacter, isNameStart, isQualifiedName, isSpace, trimXml } from "./characters.ts";
import type { LineIndex } from "./line-index.ts";
import { DocumentNames, NamespaceScope, XMLNS } from "./namespace-scope.ts";
import type { XmlLimits } from "./read-xml.ts";
import { resolveReferences } from "./references.ts";
import { refuse } from "./refusal.ts";
import { hashWith, isSameText } from "./written-index.ts";
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
const LT = 60;
const GT = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const SPACE = 32;
/** Characters of a tag's attributes, and entries in one scope, worth remembering: UBL needs no more, and hashes can be forged. */
const MOST_REMEMBERED = 200;
const END = Number.POSITIVE_INFINITY;

/**
 * One pass over the text, no backtracking, nothing expanded: well-formedness of XML 1.0 and its namespaces, without
 * document types.
 */
export class XmlScanner {
  private readonly source: string;
  /** The same in numbers, which are compared far faster than characters of a string; 0 stands behind the end. */
  private readonly codes: Uint16Array;
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
    this.codes = codesOf(source);
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
      if (this.code(this.at) === LT) this.markup();
      else this.characters();
    }
    if (this.current !== undefined) refuse("XML-MALFORMED", this.at, `<${this.open.at(-1)?.tag.raw}> has no end`);
    return this.root ?? refuse("XML-MALFORMED", this.at, "no element");
  }

  private declaration(): void {
    if (!this.source.startsWith("<?xml") || !isSpace(this.code(5))) return;
    const end = this.endOf("?>", 5);
    const form =
      /^\s+version\s*=\s*(["'])1\.\d+\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*$/;
    if (!form.test(this.source.slice(5, end))) refuse("XML-MALFORMED", 0, "the XML declaration");
    this.at = end + 2;
  }

  private code(at: number): number {
    return this.codes[at] ?? 0;
  }

  private markup(): void {
    const next = this.code(this.at + 1);
    if (next === SLASH) this.closeTag();
    else if (next === BANG) this.declarationOrComment();
    else if (next === QUESTION) this.instruction();
    else this.openTag();
  }

  /** Text up to the next tag. White space between elements leaves no trace. */
  private characters(): void {
    const { source, at: start, current } = this;
    let first = start;
    while (isSpace(this.code(first))) first += 1;
    const isBlank = first === source.length || this.code(first) === LT;
    const end = isBlank ? first : Math.min(this.find("<", first), source.length);
    this.at = end;
    if (current === undefined) {
      if (!isBlank) refuse("XML-MALFORMED", first, "text outside the document's element");
      return;
    }
    if (isBlank && (isNameStart(this.code(end + 1)) || this.hasChildren())) return;
    const text = this.cleaned(source.slice(start, end), start, end);
    current.text = current.text === "" ? text : current.text + text;
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
      if (this.code(end + 2) !== GT) refuse("XML-MALFORMED", end, "-- in a comment");
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
    if (end !== after && !isSpace(this.code(after))) refuse("XML-MALFORMED", after, "no such name");
    this.at = end + 2;
  }

  private closeTag(): void {
    const { at, current } = this;
    const opened = this.open.pop();
    if (current === undefined || opened === undefined) refuse("XML-MALFORMED", at, "an end of nothing");
    const { raw } = opened.tag;
    let after = at + 2 + raw.length;
    if (this.code(after) !== GT) {
      while (isSpace(this.code(after))) after += 1;
    }
    if (!isSameText(this.codes, current.start + 1, at + 2, raw.length) || this.code(after) !== GT) {
      refuse("XML-MALFORMED", at, `<${raw}> ends otherwise`);
    }
    this.at = after + 1;
    this.scope = opened.scope;
    if (opened.firstChild < this.finishedCount) {
      current.children = this.finished.slice(opened.firstChild, this.finishedCount);
      this.finishedCount = opened.firstChild;
      if (current.text !== "" && trimXml(current.text) === "") current.text = "";
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
    const { at: start, current, scope: outer } = this;
    this.count += 1;
    if (this.count > this.limits.elements) refuse("XML-ELEMENTS", start, "too many");
    if (this.open.length >= this.limits.depth) refuse("XML-DEPTH", start, "too deep");
    if (current === undefined && this.root !== undefined) refuse("XML-MALFORMED", start, "a second root");

    const name = start + 1;
    let after = name;
    let hash = 0;
    for (let code = this.code(after); code > SPACE && code !== GT && code !== SLASH; after += 1) {
      hash = hashWith(hash, code);
      code = this.code(after + 1);
    }
    const known = outer.tags.find(this.codes, name, after, hash);
    this.at = after;
    const attributes = this.code(after) === GT ? NO_ATTRIBUTES : this.attributes();
    // Declarations of the tag itself may give the name another meaning.
    const tag = (this.scope === outer ? known : undefined) ?? this.resolveTag(name, after, hash);
    const isEmpty = this.code(this.at) === SLASH;
    if (isEmpty) this.at += 1;
    if (this.code(this.at) !== GT) refuse("XML-MALFORMED", this.at, "a tag without end");
    this.at += 1;

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

  private resolveTag(start: number, end: number, hash: number): Tag {
    if (end - start > this.limits.name) refuse("XML-NAME", start, "too long");
    const raw = this.source.slice(start, end);
    const tag =
      this.scope.resolve(raw) ?? refuse("XML-MALFORMED", start, `${raw} is no name, or its prefix is not bound`);
    if (this.scope.tags.size < MOST_REMEMBERED) this.scope.tags.remember(start, end, hash, tag);
    return tag;
  }

  /** Of a tag, an attribute or an instruction; what is beyond ASCII is not looked at yet. */
  private nameFrom(start: number): string {
    const { source } = this;
    if (!isNameStart(this.code(start))) refuse("XML-MALFORMED", start, "a name is expected here");
    let end = start + 1;
    while (isNameCharacter(this.code(end))) end += 1;
    if (end - start > this.limits.name) refuse("XML-NAME", start, "too long");
    return source.slice(start, end);
  }

  /** From behind the tag's name to the `>` or `/`. The same few attributes stand on most elements that have any. */
  private attributes(): readonly XmlAttribute[] {
    const { at: start, scope } = this;
    let end = start;
    let hash = 0;
    for (let code = this.code(end); code !== GT && end - start < MOST_REMEMBERED; code = this.code(end)) {
      hash = hashWith(hash, code);
      end += 1;
    }
    const known = this.code(end) === GT ? scope.attributes.find(this.codes, start, end, hash) : undefined;
    if (known !== undefined) {
      this.at = this.code(end - 1) === SLASH ? end - 1 : end;
      return known;
    }
    const attributes = this.resolve(this.rawAttributes());
    const isWhole = this.code(end) === GT && (this.at === end || this.at === end - 1);
    if (isWhole && this.scope === scope && scope.attributes.size < MOST_REMEMBERED) {
      scope.attributes.remember(start, end, hash, attributes);
    }
    return attributes;
  }

  private rawAttributes(): readonly RawAttribute[] {
    const found: RawAttribute[] = [];
    for (;;) {
      const before = this.at;
      while (isSpace(this.code(this.at))) this.at += 1;
      const code = this.code(this.at);
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
    while (isSpace(this.code(this.at))) this.at += 1;
    if (this.code(this.at) !== EQUALS) refuse("XML-MALFORMED", this.at, "an attribute without value");
    this.at += 1;
    while (isSpace(this.code(this.at))) this.at += 1;
    const quote = this.code(this.at);
    if (quote !== QUOTE && quote !== APOSTROPHE) refuse("XML-MALFORMED", this.at, "a value without quotes");
    const start = this.at + 1;
    let isPlain = true;
    let end = start;
    for (; ; end += 1) {
      const code = this.code(end);
      if (code === quote) break;
      if (code === LT || code === 0) refuse("XML-MALFORMED", end, "an attribute value without end");
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
      if (value.length > this.limits.name) refuse("XML-NAME", at, "a namespace is too long");
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

function codesOf(source: string): Uint16Array {
  const codes = new Uint16Array(source.length + 1);
  Buffer.from(codes.buffer).write(source, "utf16le");
  return codes;
}
