import { pauseConnection } from "../connection/connection-commands.ts";
import { ConnectorError } from "../connector/error.ts";
import type { Context } from "../context/context.ts";
import { deliver } from "../delivery/deliver.ts";
import { pollOutbox } from "../delivery/poll-outbox.ts";
import { watchDelivery } from "../delivery/watch-delivery.ts";
import { attachInbound } from "../inbound/attach-inbound.ts";
import { fetchInbound } from "../inbound/fetch-inbound.ts";
import { importInbound } from "../inbound/import-inbound.ts";
import { pollInbox } from "../inbound/poll-inbox.ts";
import { respondInbound } from "../inbound/respond-inbound.ts";
import { pullPostedInvoices } from "../invoice/pull-posted-invoices.ts";
import { sendWebhook } from "../webhook/send-webhook.ts";
import { giveUp } from "./dead-job.ts";
import { backoffMs, type ClaimedJob, type JobKind, RECURRING } from "./job.ts";

const HANDLERS = {
  deliver,
  "watch-delivery": watchDelivery,
  "poll-outbox": pollOutbox,
  "poll-inbox": pollInbox,
  "fetch-inbound": fetchInbound,
  "import-inbound": importInbound,
  "attach-inbound": attachInbound,
  "respond-inbound": respondInbound,
  "pull-posted-invoices": pullPostedInvoices,
  "send-webhook": sendWebhook,
} as const satisfies Record<JobKind, (context: Context, job: ClaimedJob, random: () => number) => Promise<void>>;

/**
 * Runs one claimed job. A remote that fails postpones it, and pauses the connection when a person has to act; a bug
 * postpones it too and is logged with its stack, until it happened too often. Never throws for what a handler does.
 */
export async function runJob(context: Context, job: ClaimedJob, random: () => number): Promise<void> {
  const { stores, runtime } = context;
  try {
    await HANDLERS[job.kind](context, job, random);
  } catch (error) {
    const remote = error instanceof ConnectorError ? error : undefined;
    if (remote === undefined) runtime.log.error({ job: job.key, err: error }, "job failed by a defect");
    else runtime.log.warn({ job: job.key, code: remote.code, remote: remote.remoteCode }, remote.message);
    const defect = remote === undefined;
    if (defect && !RECURRING.has(job.kind) && job.defects + 1 >= context.policy.deadAfterDefects) {
      return giveUp(context, job, error);
    }
    await pauseConnection(context, job.lane, error);
    const waitMs = remote?.retryAfterMs ?? backoffMs(job.attempt, random());
    await stores.jobs.postpone(job.key, new Date(runtime.clock.now().getTime() + waitMs), { defect });
  }
}
