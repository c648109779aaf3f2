import type { XmlElement } from "../xml.ts";
import { type Contract, fieldsOf } from "./contract.ts";
import { positionOf } from "./deviation.ts";
import type { Message } from "./field.ts";

/**
 * The request as the schema has it, made of one that only resembles it: unknown elements left out, the others in
 * order, `Filter` read as `Search`, and what a `Document` around the fields of SendDocument holds.
 */
export function straighten(element: XmlElement, message: Message, contract: Contract): XmlElement {
  const fields = fieldsOf(contract, message);
  if (fields === undefined) return element;
  const places = unwrapped(element)
    .map(named)
    .map((child) => ({ child, position: positionOf(child, fields, contract) }))
    .filter(({ position }) => position !== -1)
    .sort((one, other) => one.position - other.position);
  const children = places.map(({ child, position }) => straighten(child, fields[position]?.type ?? "string", contract));
  return { ...element, children };
}

function unwrapped(element: XmlElement): readonly XmlElement[] {
  if (element.name !== "SendDocument") return element.children;
  return element.children.flatMap((child) => (child.name === "Document" ? child.children : [child]));
}

function named(element: XmlElement): XmlElement {
  return element.name === "Filter" ? { ...element, name: "Search" } : element;
}
