import { trimXml } from "./characters.ts";
import type { LineIndex } from "./line-index.ts";
import type { XmlAttribute, XmlElement } from "./xml-document.ts";
import type { XmlName } from "./xml-name.ts";

/** What elements of one name have in common within a document. */
export interface Tag {
  /** As written, prefix included. */
  readonly raw: string;
  readonly prefix: string;
  readonly qname: XmlName;
  readonly lines: LineIndex;
}

const NO_CHILDREN: readonly XmlNode[] = [];

/** An element while the scanner builds it. Documents have thousands: kept small, positions are computed when asked for. */
export class XmlNode implements XmlElement {
  readonly tag: Tag;
  readonly qname: XmlName;
  readonly attributes: readonly XmlAttribute[];
  readonly parent: XmlNode | undefined;
  readonly start: number;
  end = 0;
  children = NO_CHILDREN;
  text = "";
  private trimmedText: string | undefined;

  constructor(tag: Tag, attributes: readonly XmlAttribute[], parent: XmlNode | undefined, start: number) {
    this.tag = tag;
    this.qname = tag.qname;
    this.attributes = attributes;
    this.parent = parent;
    this.start = start;
  }

  /** Worked out once: thousands of rules may ask for the same long text. */
  get trimmed(): string {
    this.trimmedText ??= trimXml(this.text);
    return this.trimmedText;
  }

  get name(): string {
    return this.qname.local;
  }

  get namespace(): string {
    return this.qname.namespace;
  }

  get prefix(): string {
    return this.tag.prefix;
  }

  get line(): number {
    return this.tag.lines.lineAt(this.start);
  }

  get column(): number {
    return this.tag.lines.columnAt(this.start);
  }
}
