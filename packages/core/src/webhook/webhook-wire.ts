import type { SubjectType } from "../event/event.ts";
import type { WEBHOOK_ATTEMPT_FAULTS, WEBHOOK_FAULTS } from "./webhook-faults.ts";

/** How webhooks leave this gateway; it knows which addresses they may reach. */
export interface WebhookWire {
  /** Why nothing can ever be sent there, as far as the address itself tells. */
  refusal(url: URL): (keyof typeof WEBHOOK_FAULTS & `WEBHOOK-URL-${string}`) | undefined;
  /** As the API writes it. */
  globalId(type: SubjectType, id: string): string;
  /** Follows no redirect and answers within 15 seconds. Never throws for what the receiver or the network does. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<WebhookAnswer>;
}

export type WebhookAnswer =
  | { readonly status: number }
  | { readonly code: keyof typeof WEBHOOK_ATTEMPT_FAULTS; readonly detail?: string };
