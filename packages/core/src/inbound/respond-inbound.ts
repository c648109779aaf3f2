import { ConnectorError } from "../connector/error.ts";
import type { Context } from "../context/context.ts";
import type { ClaimedJob, NewJob } from "../job/job.ts";
import { inboundJob } from "./announce-inbound.ts";
import { inboundNote } from "./fetch-inbound.ts";
import { type InboundDocument, type InboundResponse, remoteReferenceOf } from "./inbound-document.ts";

/** Each response has a job of its own, so that one that comes in while another is on its way is not lost. */
export const responseJob = (document: InboundDocument, { at }: InboundResponse): NewJob => ({
  ...inboundJob("respond-inbound", document, at),
  key: `respond-inbound:${document.id}:${at.toISOString()}`,
});

/** Tells the sender the response that is queued, unless a later one took its place. */
export async function respondInbound(context: Context, job: ClaimedJob): Promise<void> {
  const { stores, runtime } = context;
  const document = await stores.inbound.byId(job.subjectId);
  const connection = document && (await stores.connections.byId(document.connectionId));
  if (document === undefined || connection === undefined) throw new Error(`job ${job.key} is about no document`);
  const { response } = document;
  if (response?.state !== "QUEUED" || responseJob(document, response).key !== job.key) {
    return stores.jobs.finish(job.key, {});
  }
  const { status, note } = response;
  let ended: InboundResponse = { ...response, state: "TOLD" };
  try {
    const told = { status, ...(note !== undefined && { note }) };
    await context.open(connection).inbox?.respond?.(remoteReferenceOf(document), told);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.reaction !== "give-up") throw error;
    ended = { ...response, state: "REFUSED", refusal: { code: error.remoteCode ?? error.code, detail: error.message } };
  }
  const change = { events: [responseEvent(runtime, document, ended)], finishes: job.key };
  await stores.inbound.record(document.id, { response: ended }, change);
}

const responseEvent = (
  runtime: Context["runtime"],
  document: InboundDocument,
  { state, status, refusal }: InboundResponse,
) =>
  inboundNote(runtime, document, state === "TOLD" ? "INBOUND_RESPONDED" : "INBOUND_RESPONSE_REFUSED", {
    buyerStatus: status,
    ...(refusal && { code: refusal.code, message: refusal.detail }),
  });
