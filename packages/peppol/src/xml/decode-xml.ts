import { accept, type Result, reject } from "@erp-gateway/core";
import { xmlFault } from "./xml-faults.ts";

/** The text of an XML document, by its byte order mark, its first bytes, or its declaration (XML 1.0, appendix F). */
export function decodeXml(bytes: Uint8Array): Result<string> {
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return reject(xmlFault("XML-ENCODING"));
  if (encoding === "iso-8859-1") return accept(Buffer.from(bytes).toString("latin1"));
  try {
    return accept(DECODERS[encoding].decode(bytes));
  } catch {
    return reject(xmlFault("XML-ENCODING"));
  }
}

const DECODERS = {
  "utf-8": new TextDecoder("utf-8", { fatal: true }),
  "utf-16le": new TextDecoder("utf-16le", { fatal: true }),
  "utf-16be": new TextDecoder("utf-16be", { fatal: true }),
} as const;

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "iso-8859-1";

const DECLARED: Readonly<Record<string, Encoding>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  "iso-8859-1": "iso-8859-1",
  latin1: "iso-8859-1",
};

function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const [b0, b1, b2] = bytes;
  if (b0 === 0xef && b1 === 0xbb && b2 === 0xbf) return "utf-8";
  if ((b0 === 0xff && b1 === 0xfe) || (b0 === 0x3c && b1 === 0)) return "utf-16le";
  if ((b0 === 0xfe && b1 === 0xff) || (b0 === 0 && b1 === 0x3c)) return "utf-16be";
  const head = Buffer.from(bytes.subarray(0, 256)).toString("latin1");
  const [, declared = "utf-8"] = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(head) ?? [];
  return DECLARED[declared.toLowerCase()];
}
