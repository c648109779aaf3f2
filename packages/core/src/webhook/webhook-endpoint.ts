import type { Secret } from "../secret.ts";

/** A disabled one collects nothing and is sent nothing; active again, it goes on where it stopped. */
export type WebhookState = "ACTIVE" | "DISABLED";

/** An address that is told what happens in an organization. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly organizationId: string;
  readonly url: string;
  /** Types of events, `PREFIX_*` or `*`. */
  readonly topics: readonly string[];
  readonly state: WebhookState;
  /** Newest first; the others sign along until they end. */
  readonly secrets: readonly [WebhookSecret, ...WebhookSecret[]];
  /** Position up to which events became messages. */
  readonly cursor: number;
  /** Counts changes. */
  readonly revision: number;
  readonly createdAt: Date;
}

export interface WebhookSecret {
  /** As Standard Webhooks writes them: `whsec_`, then the key in base64. */
  readonly secret: Secret;
  readonly setAt: Date;
  /** Absent: the current one. */
  readonly endsAt?: Date;
}

/** What turning events into messages needs to know of an endpoint. */
export type WebhookSubscriber = Pick<WebhookEndpoint, "id" | "organizationId" | "topics" | "cursor">;
