import type { NewJob } from "../job/job.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** Before the id of an endpoint: its lane. */
export const WEBHOOK_LANE = "webhook:";

/** Its lane is its endpoint, whose messages go out one after the other. */
export const webhookJob = ({ id, endpointId }: Pick<WebhookMessage, "id" | "endpointId">, runAt: Date): NewJob => ({
  key: `webhook:${id}`,
  kind: "send-webhook",
  subjectId: id,
  lane: `${WEBHOOK_LANE}${endpointId}`,
  runAt,
});

/** The endpoint whose lane it is, if any. */
export const endpointOfLane = (lane: string): string | undefined =>
  lane.startsWith(WEBHOOK_LANE) ? lane.slice(WEBHOOK_LANE.length) : undefined;
