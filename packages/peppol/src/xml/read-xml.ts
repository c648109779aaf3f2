import { accept, type Result, reject } from "@erp-gateway/core";
import { SaxesParser } from "saxes";
import { decodeXml } from "./decode-xml.ts";
import type { XmlDocument, XmlElement } from "./xml-document.ts";
import { type XmlFault, xmlFault } from "./xml-faults.ts";

export interface XmlLimits {
  /** Bytes, or UTF-16 code units of a string. */
  readonly size: number;
  readonly depth: number;
  /** Per element. */
  readonly attributes: number;
  /** In the whole document. */
  readonly elements: number;
}

export const XML_LIMITS: XmlLimits = { size: 25_000_000, depth: 100, attributes: 100, elements: 1_000_000 };

/** Reads XML that may be hostile: nothing is expanded or fetched, and memory is bounded by `limits`. */
export function readXml(input: Uint8Array | string, limits: Partial<XmlLimits> = {}): Result<XmlDocument> {
  const bounds = { ...XML_LIMITS, ...limits };
  if (input.length > bounds.size) return reject(xmlFault("XML-SIZE"));
  const decoded = typeof input === "string" ? accept(input) : decodeXml(input);
  if (!decoded.ok) return decoded;
  const source = decoded.value.replace(/^\ufeff/, "");
  try {
    return accept({ root: parse(source, bounds), source });
  } catch (error) {
    if (error instanceof Refusal) return reject(xmlFault(error.code, error));
    throw error;
  }
}

/** Leaves the parser, which has no other way out of its events. */
class Refusal extends Error {
  readonly code: XmlFault;
  readonly line: number;
  readonly column: number;
  readonly reason: string;

  constructor(code: XmlFault, { line, column }: { line: number; column: number }, reason: string) {
    super(code);
    this.code = code;
    this.line = line;
    this.column = column;
    this.reason = reason;
  }
}

type Growing = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: (XmlElement | string)[] };

function parse(source: string, limits: XmlLimits): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const place = createLineCounter(source);
  let root: XmlElement | undefined;
  let current: Growing | undefined;
  const open: Growing[] = [];
  let attributes = 0;
  let elements = 0;
  let position = { line: 1, column: 1, start: 0 };

  const refuse = (code: XmlFault, reason?: string): never => {
    throw new Refusal(code, { line: parser.line, column: parser.column + 1 }, reason ?? "refused");
  };
  const addText = (text: string): void => {
    if (current === undefined) return;
    const last = current.children.at(-1);
    if (typeof last === "string") current.children[current.children.length - 1] = last + text;
    else current.children.push(text);
  };

  parser.on("error", ({ message }) =>
    refuse(message.startsWith("undefined entity") ? "XML-ENTITY" : "XML-MALFORMED", message),
  );
  parser.on("doctype", () => refuse("XML-DTD"));
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentagstart", () => {
    position = place(source.lastIndexOf("<", parser.position - 1));
    attributes = 0;
    elements += 1;
    if (elements > limits.elements) refuse("XML-ELEMENTS");
    if (open.length >= limits.depth) refuse("XML-DEPTH");
  });
  parser.on("attribute", () => {
    attributes += 1;
    if (attributes > limits.attributes) refuse("XML-ATTRIBUTES");
  });
  parser.on("opentag", (tag) => {
    const element: Growing = {
      namespace: tag.uri,
      name: tag.local,
      prefix: tag.prefix,
      attributes: Object.values(tag.attributes).map(({ uri, local, prefix, value }) => ({
        namespace: uri,
        name: local,
        prefix,
        value,
      })),
      children: [],
      parent: current,
      ...position,
      end: 0,
    };
    current?.children.push(element);
    root ??= element;
    open.push(element);
    current = element;
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) closed.end = parser.position;
    current = open.at(-1);
  });
  parser.write(source).close();
  return root ?? refuse("XML-MALFORMED", "no element");
}

/** Line and column of offsets that never go back. Each line end is searched once: a document may be one long line. */
function createLineCounter(source: string): (start: number) => { line: number; column: number; start: number } {
  let line = 1;
  let lineStart = 0;
  let lineEnd = source.indexOf("\n");
  return (start) => {
    while (lineEnd !== -1 && lineEnd < start) {
      line += 1;
      lineStart = lineEnd + 1;
      lineEnd = source.indexOf("\n", lineStart);
    }
    return { line, column: start - lineStart + 1, start };
  };
}
