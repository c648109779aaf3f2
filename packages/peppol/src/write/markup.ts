import { type Decimal, formatDecimal } from "@erp-gateway/core";
import { escapeAttribute, escapeText } from "../xml/index.ts";

/** Nearly every text: nothing in it needs a reference, and XML can carry it. */
const PLAIN = /^[ !#-%'-;=?-~\u00a0-\ud7ff]*$/;

/** As it stands in the document. @throws RangeError for a character that XML cannot carry */
export const written = (text: string): string => (PLAIN.test(text) ? text : escapeText(text));

/** Ready to stand in a tag; nothing for an absent value. */
export const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? "" : ` ${name}="${PLAIN.test(value) ? value : escapeAttribute(value)}"`;

/** An element with text; nothing when there is no text. Elements end their line. */
export const leaf = (name: string, text: string | undefined, attributes = ""): string =>
  text === undefined ? "" : `<${name}${attributes}>${written(text)}</${name}>\n`;

/** An element around elements; nothing when there is none. */
export const group = (name: string, content: string): string =>
  content === "" ? "" : `<${name}>\n${content}</${name}>\n`;

/** As many decimals as were given. */
export const number = (name: string, value: Decimal | undefined, attributes = ""): string =>
  value === undefined ? "" : `<${name}${attributes}>${formatDecimal(value)}</${name}>\n`;

/** What `write` makes of each. */
export function each<T>(items: readonly T[], write: (item: T) => string): string {
  let xml = "";
  for (const item of items) xml += write(item);
  return xml;
}
