import type { XmlElement } from "./xml.ts";

/**
 * What a request element may hold: text, one element of any kind, or the named fields in this order, each at most
 * once and none of them required.
 */
export type Shape = "text" | "any" | { readonly [field: string]: Shape };

const PARTY = { EConnectPartyId: "text", Name: "text" } as const;
const TIME_SPAN = { To: "text", From: "text" } as const;

export const PAGING = { Limit: "text", StartPage: "text" } as const;

export const DOCUMENT_SEARCH = {
  ExternalId: "text",
  DocumentId: "text",
  Subject: "text",
  CreatedOn: TIME_SPAN,
  ModifiedOn: TIME_SPAN,
  Sender: PARTY,
  Reciever: PARTY,
  Status: { Name: "text", Code: "text" },
  Template: { Id: "text", Name: "text", MasterId: "text", MasterName: "text" },
} as const;

/** The first deviation from the shape in words, `undefined` when there is none. */
export function findDeviation(element: XmlElement, shape: Shape, namespace: string): string | undefined {
  if (shape === "text") return element.children.length === 0 ? undefined : `${element.name} holds text only`;
  if (shape === "any") {
    return element.children.length <= 1 && element.text.trim() === ""
      ? undefined
      : `${element.name} holds exactly one element`;
  }
  if (element.text.trim() !== "") return `${element.name} holds no text`;

  const fields = Object.keys(shape);
  let previous = -1;
  for (const child of element.children) {
    const field = fieldOf(child);
    const position = child.namespace === namespace ? fields.indexOf(field) : -1;
    const inner = shape[field];
    if (position === -1 || inner === undefined) return `${element.name} has no element ${child.name}`;
    if (position <= previous) return `${child.name} is out of order in ${element.name}`;
    previous = position;
    const deviation = findDeviation(child, inner, namespace);
    if (deviation !== undefined) return deviation;
  }
  return undefined;
}

/** The schema misspells the receiver; the service takes both spellings. */
function fieldOf(element: XmlElement): string {
  return element.name === "Receiver" ? "Reciever" : element.name;
}
