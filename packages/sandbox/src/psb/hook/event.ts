import type { PsbSettings } from "../options.ts";

/** Something that happened to a document, as it is told to every hook that subscribed. */
export interface PsbEvent {
  readonly id: string;
  readonly topic: string;
  /** Sender of a sent document, receiver of a received one. Numeric form, normalised. */
  readonly partyId: string;
  readonly documentId: string;
  /** The document that this one answers. */
  readonly refToDocumentId?: string;
  readonly message: string | null;
  /** Strings only: a number or an object makes the .NET client fail. */
  readonly details: Readonly<Record<string, string>>;
  readonly createdOn: string;
}

export type NewEvent = Omit<PsbEvent, "id" | "createdOn">;

/** The JSON that one attempt sends, members in the order of the vendor's samples. */
export function toWebhookBody(
  event: PsbEvent,
  partyId: string,
  hookId: string,
  sentOn: string,
  form: PsbSettings["hookBody"],
): Buffer {
  const { topic, documentId, refToDocumentId, message, details, createdOn } = event;
  const reference = refToDocumentId === undefined ? {} : { refToDocumentId };
  const members = { topic, partyId, hookId, documentId, ...reference, message, details, createdOn, sentOn };
  const text = JSON.stringify(members, undefined, form === "compact" ? 0 : 4);
  return Buffer.from(form === "indented-crlf" ? text.replaceAll("\n", "\r\n") : text);
}
