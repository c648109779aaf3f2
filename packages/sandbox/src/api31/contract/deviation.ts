import type { XmlElement } from "../xml.ts";
import { type Contract, fieldsOf, type NamedField } from "./contract.ts";
import type { Message } from "./field.ts";

/**
 * The first deviation from the schema in words, `undefined` when there is none. Order, repetition and unknown elements
 * count; what is absent, empty or nil was not given, required or not.
 */
export function findDeviation(element: XmlElement, message: Message, contract: Contract): string | undefined {
  if (message === "any") {
    const isOne = element.children.length <= 1 && element.text.trim() === "";
    return isOne ? undefined : `${element.name} holds exactly one element`;
  }
  const fields = fieldsOf(contract, message);
  if (fields === undefined) return element.children.length === 0 ? undefined : `${element.name} holds text only`;
  if (element.text.trim() !== "") return `${element.name} holds no text`;

  let previous = -1;
  for (const child of element.children) {
    const position = positionOf(child, fields, contract);
    const field = fields[position];
    if (field === undefined) return `${element.name} has no element ${child.name}`;
    if (position <= previous) return `${child.name} is out of order in ${element.name}`;
    previous = position;
    const deviation = findDeviation(child, field.type, contract);
    if (deviation !== undefined) return deviation;
  }
  return undefined;
}

/** Where among the fields the element belongs, -1 for nowhere. Both spellings of the receiver are known. */
export function positionOf(element: XmlElement, fields: readonly NamedField[], { version }: Contract): number {
  if (element.namespace !== version.namespace) return -1;
  return fields.findIndex((field) => canonical(field.name) === canonical(element.name));
}

function canonical(name: string): string {
  return name === "Receiver" ? "Reciever" : name;
}
