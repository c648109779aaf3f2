import { cutElement, text, type XmlDocument, type XmlElement } from "@erp-gateway/peppol/xml";
import { type Fields, isList, type Shape, type Value } from "./shape.ts";

/**
 * The children of an element, by local names: prefixes are free, and the vendor's namespaces vary (api31-soap §6.4).
 * What the shape does not name is passed over; a value that is none of its type is absent.
 */
export function readFields<S extends Fields>(document: XmlDocument, element: XmlElement, shape: S): Value<S> {
  const entries = Object.entries(shape).map(([name, inner]) => [name, readField(document, element, name, inner)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Value<S>;
}

function readField(document: XmlDocument, parent: XmlElement, name: string, shape: Shape): unknown {
  const element = childNamed(parent, name);
  if (isList(shape)) {
    return Object.entries(shape.many).flatMap(([item, inner]) =>
      itemsIn(element, item).map((found) => readFields(document, found, inner as Fields)),
    );
  }
  return element && readValue(document, element, shape);
}

function readValue(document: XmlDocument, element: XmlElement, shape: Exclude<Shape, { many: Fields }>): unknown {
  if (shape === "markup") return element.children[0] && cutElement(document, element.children[0]);
  if (typeof shape === "object") return readFields(document, element, shape);
  const value = text(element)?.trim() || undefined;
  switch (value === undefined ? "text" : shape) {
    case "int":
      return Number(value);
    case "flag":
      return value === "true" || value === "1";
    case "moment":
    case "orNil":
      return parseDateTime(value ?? "");
    default:
      return value;
  }
}

/** The WSDL spells it `Reciever`, some samples of the vendor `Receiver` (api31-soap §6.4). */
const childNamed = (parent: XmlElement, name: string): XmlElement | undefined =>
  parent.children.find((child) => child.name === name || (name === "Reciever" && child.name === "Receiver"));

/** The vendor's samples nest an item in one of its own name, the WSDL does not: the inner one counts (api31-soap §2.4). */
function itemsIn(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const items = element?.children.filter((child) => child.name === name) ?? [];
  return items.flatMap((item) => {
    const inner = itemsIn(item, name);
    return inner.length > 0 ? inner : item.children.length > 0 ? [item] : [];
  });
}

/** Every form of `xs:dateTime`; without a zone it is taken for UTC (api31-soap §2.7). */
export function parseDateTime(value: string): Date | undefined {
  const date = new Date(/(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
