import { escapeText } from "@erp-gateway/peppol/xml";
import { type Fields, isList, type Shape } from "./shape.ts";

const NIL = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

/** Markup of the children of an element, in the order of the schema; absent values leave no element. */
export const writeFields = (shape: Fields, value: object): string =>
  Object.entries(shape)
    .map(([name, inner]) => writeElement(name, inner, (value as Readonly<Record<string, unknown>>)[name]))
    .join("");

function writeElement(name: string, shape: Shape, value: unknown): string {
  if (value === undefined) return shape === "orNil" ? `<${name}${NIL}/>` : "";
  return `<${name}>${contentOf(shape, value)}</${name}>`;
}

function contentOf(shape: Shape, value: unknown): string {
  if (shape === "markup") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof shape === "string") return escapeText(String(value));
  if (isList(shape)) throw new TypeError("no request holds a list");
  return writeFields(shape, value as object);
}
