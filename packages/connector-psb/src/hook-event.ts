import type { HookEvent, HookFact } from "@erp-gateway/core";
import { z } from "zod";
import { parseJson } from "./parse-json.ts";
import { buyerStatusOf } from "./response-code.ts";

/** @see psb-api.md §3.3 */
const eventBody = z.object({
  topic: z.string().min(1),
  documentId: z.string().min(1),
  refToDocumentId: z.string().nullish(),
  message: z.string().nullish(),
  details: z.record(z.string(), z.unknown()).nullish(),
  createdOn: z.iso.datetime({ offset: true }),
  sentOn: z.iso.datetime({ offset: true }),
});

type EventBody = z.output<typeof eventBody>;

export interface SentEvent {
  readonly sentAt: Date;
  readonly event: HookEvent;
}

/** `undefined` for a body that is no event. */
export function parseHookEvent(body: Uint8Array): SentEvent | undefined {
  const parsed = eventBody.safeParse(parseJson(body));
  if (!parsed.success) return undefined;
  const { createdOn, sentOn } = parsed.data;
  const event = { key: keyOf(parsed.data), occurredAt: new Date(createdOn), fact: toFact(parsed.data) };
  return { sentAt: new Date(sentOn), event };
}

/** Each retry of the network is a fact of its own; all else happens to a document once. @see psb-api.md §3.6 */
function keyOf(body: EventBody): string {
  const attempt = body.topic.endsWith("Retry") ? detail(body, "attempt") : undefined;
  return [body.topic, body.documentId, ...(attempt === undefined ? [] : [attempt])].join(":");
}

/** @see psb-api.md §3.2 */
function toFact(body: EventBody): HookFact {
  const { topic, documentId, refToDocumentId } = body;
  const message = body.message ?? topic;
  switch (topic) {
    case "InvoiceSent":
      return { kind: "delivered", documentId, message };
    case "InvoiceSentRetry":
      return { kind: "retrying", documentId, message };
    case "InvoiceSentError":
      return { kind: "refused", documentId, code: topic, message };
    case "InvoiceResponseReceived": {
      const status = detail(body, "statusCode") ?? detail(body, "status") ?? "";
      if (!refToDocumentId) return { kind: "ignored", topic };
      const buyerStatus = buyerStatusOf(status);
      const note = detail(body, "note");
      const said = note === undefined ? message : `${message} ${note}`;
      const fact = { kind: "response", documentId: refToDocumentId, status, message: said } as const;
      return buyerStatus === undefined ? fact : { ...fact, buyerStatus };
    }
    case "InvoiceResponseSent":
    case "InvoiceResponseSentError":
      return refToDocumentId
        ? {
            kind: "response-outcome",
            reference: refToDocumentId,
            responseId: documentId,
            told: topic === "InvoiceResponseSent",
            message,
          }
        : { kind: "ignored", topic };
    case "MessageLevelStatusReceived":
    case "ReviewReceived": {
      const status = detail(body, "statusCode") ?? detail(body, "verdict") ?? detail(body, "status") ?? topic;
      return { kind: "reported", documentId: refToDocumentId ?? documentId, status, message };
    }
    case "InvoiceReceivedError":
      return { kind: "not-received", reference: documentId, message };
    case "InvoiceReceived": {
      const [sender, number] = [detail(body, "sender"), detail(body, "id")];
      return {
        kind: "received",
        reference: documentId,
        ...(sender !== undefined && { sender }),
        ...(number !== undefined && { number }),
      };
    }
    default:
      return { kind: "ignored", topic };
  }
}

/** Details are strings in every sample; a number is taken for one. */
function detail({ details }: EventBody, name: string): string | undefined {
  const value = details?.[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
