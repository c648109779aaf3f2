import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { HookReading, HooksPort, Secret } from "@erp-gateway/core";
import type { PsbClient } from "./client.ts";
import { parseHookEvent } from "./hook-event.ts";
import { type Party, partyPath } from "./party-path.ts";

/** How far `sentOn` may lie from the time of arrival, to either side. @see psb-api.md §3.4 */
const WINDOW_MS = 5 * 60_000;

const TOPICS = [
  "InvoiceReceived",
  "InvoiceReceivedError",
  "InvoiceSent",
  "InvoiceSentRetry",
  "InvoiceSentError",
  "InvoiceResponseReceived",
  "InvoiceResponseSent",
  "InvoiceResponseSentRetry",
  "InvoiceResponseSentError",
  "MessageLevelStatusReceived",
  "ReviewReceived",
];

/** @see psb-api.md §2.8, §3 */
export function createHooks(client: PsbClient, party: Party, callbackBaseUrl: string | undefined): HooksPort {
  return {
    async ensure(publicCallbackUrl, secret) {
      const callbackUrl = new URL(new URL(publicCallbackUrl).pathname, callbackBaseUrl ?? publicCallbackUrl).href;
      await client.call({
        method: "PUT",
        path: partyPath(party(), "hook"),
        json: {
          id: hookIdOf(callbackUrl),
          name: "erp-gateway",
          action: `${callbackUrl}#${secret.reveal()}`,
          topics: TOPICS,
          isActive: true,
        },
        ifLost: "UNAVAILABLE",
      });
    },

    read({ headers, body, receivedAt }, secret) {
      if (!isSigned(body, headers["x-econnect-signature"], secret)) return refuse("HOOK_SIGNATURE_INVALID", 401);
      const sent = parseHookEvent(body);
      if (sent === undefined) return refuse("HOOK_UNREADABLE", 400);
      const ageMs = receivedAt.getTime() - sent.sentAt.getTime();
      return Math.abs(ageMs) < WINDOW_MS ? { genuine: true, events: [sent.event] } : refuse("HOOK_TOO_OLD", 400);
    },
  };
}

/** One hook for one callback: putting it again changes it in place. 1–64 of `[A-Za-z0-9-=]`. */
const hookIdOf = (callbackUrl: string): string =>
  `erp-gateway-${createHash("sha256").update(callbackUrl).digest("hex").slice(0, 32)}`;

function isSigned(body: Uint8Array, header: string | undefined, secret: Secret): boolean {
  const expected = Buffer.from(`sha256=${createHmac("sha256", secret.reveal()).update(body).digest("hex")}`);
  const actual = Buffer.from(header ?? "");
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

const refuse = (code: string, status: 400 | 401): HookReading => ({ genuine: false, code, status });
