import type { XmlName } from "./xml-name.ts";

/** A parsed document. `source` is the decoded text, without byte order mark; offsets of elements point into it. */
export interface XmlDocument {
  readonly root: XmlElement;
  readonly source: string;
}

export interface XmlElement {
  readonly qname: XmlName;
  /** Local name. */
  readonly name: string;
  /** Empty when the element is in none. */
  readonly namespace: string;
  /** As written; empty for the default namespace. */
  readonly prefix: string;
  /** Namespace declarations included. */
  readonly attributes: readonly XmlAttribute[];
  /** Child elements; comments and processing instructions are left out. */
  readonly children: readonly XmlElement[];
  /** Text and CDATA directly within the element; white space alone between child elements counts as nothing. */
  readonly text: string;
  /** The same without the white space of XML around it. */
  readonly trimmed: string;
  /** `undefined` for the root. */
  readonly parent: XmlElement | undefined;
  /** 1-based position of `<`. */
  readonly line: number;
  readonly column: number;
  /** Offset of `<`, and of the character after the closing `>`. */
  readonly start: number;
  readonly end: number;
}

export interface XmlAttribute {
  /** Empty for an attribute without prefix. */
  readonly namespace: string;
  readonly name: string;
  readonly prefix: string;
  readonly value: string;
}
