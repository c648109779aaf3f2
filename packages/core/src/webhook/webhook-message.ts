/** `DEAD`: every attempt failed, and nobody tries again before somebody asks for it. */
export type WebhookMessageState = "PENDING" | "DELIVERED" | "DEAD";

/** One event on its way to one endpoint. */
export interface WebhookMessage {
  /** Of its endpoint and position: no endpoint has two messages of one event, and ids sort as the events do. */
  readonly id: string;
  readonly endpointId: string;
  readonly position: number;
  readonly eventId: string;
  readonly state: WebhookMessageState;
  /** Attempts since it was last made or redriven. */
  readonly tries: number;
  /** Oldest first, those before a redrive included. */
  readonly attempts: readonly WebhookAttempt[];
  /** Of a pending one. */
  readonly nextAttemptAt?: Date;
  readonly createdAt: Date;
}

export interface WebhookAttempt {
  readonly at: Date;
  readonly durationMs: number;
  /** Of the answer, when one came. */
  readonly status?: number;
  /** Code of `WEBHOOK_ATTEMPT_FAULTS`; absent when the message was taken. */
  readonly code?: string;
  /** The error's own name, e.g. `ECONNREFUSED`. */
  readonly detail?: string;
}

const POSITION_DIGITS = 16;

export const webhookMessageId = (endpointId: string, position: number): string =>
  `${endpointId}-${String(position).padStart(POSITION_DIGITS, "0")}`;

/** A message that waits for its first attempt. */
export const newWebhookMessage = (
  endpointId: string,
  event: { readonly position: number; readonly id: string },
  now: Date,
): WebhookMessage => ({
  id: webhookMessageId(endpointId, event.position),
  endpointId,
  position: event.position,
  eventId: event.id,
  state: "PENDING",
  tries: 0,
  attempts: [],
  nextAttemptAt: now,
  createdAt: now,
});
