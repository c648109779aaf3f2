import { ConnectorError } from "../connector/error.ts";
import type { InboxPort } from "../connector/inbox.ts";
import { contentHash } from "../content-hash.ts";
import type { Context } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { ClaimedJob } from "../job/job.ts";
import { inboundJob } from "./announce-inbound.ts";
import { type InboundDocument, type InboundFact, inboundStep } from "./inbound-document.ts";

/** Gets the bytes, makes them durable, and only then tells the remote. */
export async function fetchInbound(context: Context, job: ClaimedJob): Promise<void> {
  const { stores, runtime } = context;
  const document = await stores.inbound.byId(job.subjectId);
  const connection = document && (await stores.connections.byId(document.connectionId));
  if (document === undefined || connection === undefined) throw new Error(`job ${job.key} is about no document`);
  const inbox = context.open(connection).inbox;
  if (inbox === undefined) throw new Error(`connection ${connection.id} cannot receive`);
  try {
    if (document.state === "ANNOUNCED" || document.state === "NEEDS_ATTENTION") {
      const { bytes } = await inbox.fetch(document.reference);
      await receive(context, document, bytes);
    }
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.reaction !== "give-up") throw error;
    const attention = { code: "INBOUND_NOT_FETCHED", detail: `${error.code}: ${error.message}` };
    return stores.inbound.record(
      document.id,
      { attention },
      {
        events: [inboundEvent(runtime, document, "INBOUND_NEEDS_ATTENTION", attention)],
        finishes: job.key,
      },
    );
  }
  await acknowledge(context, inbox, document);
  await finish(context, document, job);
}

/** The bytes are here, so a remote that does not want to know is no reason to stop. */
async function acknowledge({ runtime }: Context, inbox: InboxPort, { reference }: InboundDocument): Promise<void> {
  try {
    await inbox.acknowledge?.(reference);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.reaction !== "give-up") throw error;
    runtime.log.warn({ reference, code: error.code, remote: error.remoteCode }, "the remote refused to be told");
  }
}

async function receive({ stores, runtime }: Context, document: InboundDocument, bytes: Uint8Array): Promise<void> {
  const hash = contentHash(bytes);
  const received = inboundEvent(runtime, document, "INBOUND_RECEIVED", {
    contentHash: hash,
    bytes: String(bytes.length),
  });
  await stores.inbound.receive(document.id, bytes, hash, { events: [received] }, (duplicateOf) => ({
    events: [received, inboundEvent(runtime, document, "INBOUND_DUPLICATE", { duplicateOf, level: "content" })],
  }));
}

/** The import is enqueued where an autopilot is set up; otherwise the document rests as received. */
async function finish({ stores, runtime }: Context, { id }: InboundDocument, job: ClaimedJob): Promise<void> {
  const document = await stores.inbound.byId(id);
  const autopilot = document && (await stores.autopilots.forConnection(document.connectionId));
  const jobs =
    document?.state === "RECEIVED" && autopilot !== undefined
      ? [inboundJob("import-inbound", document, runtime.clock.now(), autopilot.erpConnectionId)]
      : [];
  await stores.jobs.finish(job.key, { jobs });
}

export const inboundEvent = (
  runtime: Context["runtime"],
  document: Pick<InboundDocument, "id" | "organizationId" | "run">,
  type: InboundFact,
  data: Readonly<Record<string, string>> = {},
) =>
  createEvent(runtime, {
    type,
    organizationId: document.organizationId,
    subject: { type: "InboundDocument", id: document.id },
    data,
    steps: [inboundStep(type, document)],
  });
