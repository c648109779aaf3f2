import type { Secret } from "../secret.ts";
import type { BuyerStatus } from "./buyer-status.ts";

export interface HookRequest {
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes: signatures are over them. */
  readonly body: Uint8Array;
  readonly receivedAt: Date;
}

/** What the network says happened. */
export type HookFact =
  | { readonly kind: "delivered"; readonly documentId: string; readonly message: string }
  /** Informational: the network tries again by itself. */
  | { readonly kind: "retrying"; readonly documentId: string; readonly message: string }
  | { readonly kind: "refused"; readonly documentId: string; readonly code: string; readonly message: string }
  /** The buyer's answer to a document we sent. */
  | {
      readonly kind: "response";
      readonly documentId: string;
      /** In the network's own words. */
      readonly status: string;
      /** In ours, where the network's word is known. */
      readonly buyerStatus?: BuyerStatus;
      readonly message: string;
    }
  /** What became of our response to a document we received. */
  | {
      readonly kind: "response-outcome";
      readonly reference: string;
      /** `BuyerResponse.id`, or one that the connector told by itself. */
      readonly responseId: string;
      readonly told: boolean;
      readonly message: string;
    }
  /** What the network says of a document we sent besides delivery, e.g. a message-level status. */
  | { readonly kind: "reported"; readonly documentId: string; readonly status: string; readonly message: string }
  /** A document that the network refused on its way to us: there is nothing to fetch. */
  | { readonly kind: "not-received"; readonly reference: string; readonly message: string }
  /** An inbound document waits to be fetched. */
  | { readonly kind: "received"; readonly reference: string; readonly sender?: string; readonly number?: string }
  /** Genuine, and nothing for us to do. */
  | { readonly kind: "ignored"; readonly topic: string };

export interface HookEvent {
  /** Equal for repetitions of the same fact, different otherwise. */
  readonly key: string;
  readonly occurredAt: Date;
  readonly fact: HookFact;
}

export type HookReading =
  | { readonly genuine: true; readonly events: readonly HookEvent[] }
  /** `HOOK_SIGNATURE_INVALID`, `HOOK_TOO_OLD` or `HOOK_UNREADABLE`; `status` is the HTTP answer. */
  | { readonly genuine: false; readonly code: string; readonly status: 400 | 401 };

export interface HooksPort {
  /** Makes the remote call `callbackUrl`, signing with `secret`. In place and idempotent. @throws ConnectorError */
  ensure(callbackUrl: string, secret: Secret): Promise<void>;
  /** Pure: verifies signature and age, then reads. */
  read(request: HookRequest, secret: Secret): HookReading;
}
