import type { Context, Request } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import type { EventType } from "../event/event-types.ts";
import { accept, fault, type Result, reject } from "../fault.ts";
import type { Stores } from "../store/stores.ts";
import type { ClaimedJob, DeadJob, JobKind, NewJob } from "./job.ts";

export const JOB_FAULTS = { JOB_NOT_DEAD: "this job is not set aside any more" } as const;

/** Sets a job aside that failed too often by a mistake of ours, and says so on the timeline of what it is about. */
export async function giveUp(context: Context, job: ClaimedJob, error: unknown): Promise<void> {
  const { stores, runtime } = context;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const events = await jobEvents(context, job, "JOB_SET_ASIDE", { job: job.key, code: "JOB_SET_ASIDE" });
  await stores.jobs.bury(job.key, runtime.clock.now(), reason.slice(0, MOST_CHARACTERS), { events });
}

const MOST_CHARACTERS = 500;

/** Gives a job that was set aside all its attempts back. */
export async function redriveJob(context: Context, job: DeadJob, request: Request): Promise<Result<NewJob>> {
  const { stores, runtime } = context;
  const runAt = runtime.clock.now();
  const events = await jobEvents(context, job, "JOB_REDRIVEN", { job: job.key });
  const command = { ...request, result: { type: "DeadJob", id: job.key } };
  const redriven = await stores.jobs.redrive(job.key, runAt, { command, events });
  return redriven === "stored" ? accept({ ...job, runAt }) : reject(fault(JOB_FAULTS, "JOB_NOT_DEAD", "$.jobId"));
}

async function jobEvents(
  { stores, runtime }: Context,
  job: NewJob,
  type: EventType,
  data: Readonly<Record<string, string>>,
): Promise<readonly NewEvent[]> {
  const about = await SUBJECTS[job.kind](stores, job.subjectId);
  return about === undefined ? [] : [createEvent(runtime, { type, ...about, data })];
}

type About = Pick<NewEvent, "organizationId" | "subject">;
type Find = (stores: Stores, subjectId: string) => Promise<About | undefined>;

const invoice: Find = async ({ deliveries }, id) => {
  const delivery = await deliveries.byId(id);
  return delivery && { organizationId: delivery.organizationId, subject: { type: "Invoice", id: delivery.invoiceId } };
};
const inbound: Find = async (stores, id) => {
  const document = await stores.inbound.byId(id);
  return document && { organizationId: document.organizationId, subject: { type: "InboundDocument", id } };
};
const connection: Find = async ({ connections }, id) => {
  const found = await connections.byId(id);
  return found && { organizationId: found.organizationId, subject: { type: "Connection", id } };
};

const webhook: Find = async ({ webhooks }, id) => {
  const message = await webhooks.message(id);
  const endpoint = message && (await webhooks.byId(message.endpointId));
  return endpoint && { organizationId: endpoint.organizationId, subject: { type: "WebhookEndpoint", id: endpoint.id } };
};

/** On whose timeline it belongs. */
const SUBJECTS: Readonly<Record<JobKind, Find>> = {
  deliver: invoice,
  "watch-delivery": invoice,
  "poll-outbox": connection,
  "poll-inbox": connection,
  "fetch-inbound": inbound,
  "import-inbound": inbound,
  "attach-inbound": inbound,
  "respond-inbound": inbound,
  "pull-posted-invoices": connection,
  "send-webhook": webhook,
};
