import { type Decimal, formatDecimal, round } from "@erp-gateway/core";
import { escapeAttribute, escapeText } from "../xml/index.ts";

export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with text; nothing when there is no text. Elements end their line. */
export function leaf(name: string, text: string | undefined, attributes: Attributes = {}): string {
  return text === undefined ? "" : `<${name}${written(attributes)}>${escapeText(text)}</${name}>\n`;
}

/** An element around elements; nothing when none of them is there. */
export function group(name: string, ...children: readonly string[]): string {
  const content = children.join("");
  return content === "" ? "" : `<${name}>\n${content}</${name}>\n`;
}

/** Two decimals, with the currency beside it. */
export const amount = (name: string, value: Decimal | undefined, currency: string): string =>
  leaf(name, value && formatDecimal(round(value, 2)), { currencyID: currency });

/** As many decimals as were given. */
export const number = (name: string, value: Decimal | undefined, attributes?: Attributes): string =>
  leaf(name, value && formatDecimal(value), attributes);

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeAttribute(value)}"`))
    .join("");
