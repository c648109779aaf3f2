import { accept, type Result, reject } from "@erp-gateway/core";
import { hasLoneSurrogate } from "./characters.ts";
import { decodeXml } from "./decode-xml.ts";
import { LineIndex } from "./line-index.ts";
import { otherFormatOf } from "./other-format.ts";
import { Refusal } from "./refusal.ts";
import { XmlScanner } from "./scan-xml.ts";
import type { XmlDocument } from "./xml-document.ts";
import { xmlFault } from "./xml-faults.ts";
import type { Vocabulary } from "./xml-name.ts";

export interface XmlLimits {
  /** Bytes, or UTF-16 code units of a string. */
  readonly size: number;
  readonly depth: number;
  /** Per element. */
  readonly attributes: number;
  /** In the whole document. */
  readonly elements: number;
  /** Characters of a name or a namespace: both stand in every message about an element. */
  readonly name: number;
}

export const XML_LIMITS: XmlLimits = {
  size: 25_000_000,
  depth: 100,
  attributes: 100,
  elements: 1_000_000,
  name: 255,
};

const NO_VOCABULARY: Vocabulary = new Map();

/** Reads XML that may be hostile: nothing is expanded or fetched, and memory is bounded by `limits`. */
export function readXml(
  input: Uint8Array | string,
  limits: Partial<XmlLimits> = {},
  vocabulary: Vocabulary = NO_VOCABULARY,
): Result<XmlDocument> {
  const bounds = { ...XML_LIMITS, ...limits };
  if (input.length > bounds.size) return reject(xmlFault("XML-SIZE"));
  const other = otherFormatOf(input);
  if (other !== undefined) return reject(xmlFault("XML-NONE", { line: 1, column: 1, reason: other }));
  const decoded = typeof input === "string" ? checkText(input) : decodeXml(input);
  if (!decoded.ok) return decoded;
  const source = decoded.value.startsWith("\ufeff") ? decoded.value.slice(1) : decoded.value;
  const lines = new LineIndex(source);
  try {
    return accept({ root: new XmlScanner(source, bounds, vocabulary, lines).scan(), source });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, offset, message } = error;
    return reject(xmlFault(code, { line: lines.lineAt(offset), column: lines.columnAt(offset), reason: message }));
  }
}

/** Bytes cannot decode to half of a surrogate pair, a string can hold one. */
const checkText = (input: string): Result<string> =>
  hasLoneSurrogate(input) ? reject(xmlFault("XML-ENCODING")) : accept(input);
