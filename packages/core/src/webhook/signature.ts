import { createHmac } from "node:crypto";
import { Secret } from "../secret.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.ts";

const PREFIX = "whsec_";

/** Its key is the text's bytes. @param random - 24 to 64 characters */
export const toWebhookSecret = (random: Secret): Secret =>
  new Secret(`${PREFIX}${Buffer.from(random.reveal()).toString("base64")}`);

/**
 * The headers of a message: signed with every secret that has not ended, the newest first.
 * @see Standard Webhooks, "Webhook metadata" and "Signature scheme"
 */
export function signedHeaders(
  { secrets }: Pick<WebhookEndpoint, "secrets">,
  id: string,
  body: string,
  now: Date,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const valid = secrets.filter(({ endsAt }) => endsAt === undefined || endsAt > now);
  const signatures = valid.map(({ secret }) => {
    const key = Buffer.from(secret.reveal().slice(PREFIX.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}
