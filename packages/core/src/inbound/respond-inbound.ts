import type { Context } from "../context/context.ts";
import type { ClaimedJob, NewJob } from "../job/job.ts";
import { inboundJob } from "./announce-inbound.ts";
import { inboundNote } from "./fetch-inbound.ts";
import { type InboundDocument, type InboundResponse, remoteReferenceOf } from "./inbound-document.ts";
import { isAboutOneDocument } from "./one-document.ts";

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
  const { response, offeredAt } = document;
  if (response?.state !== "QUEUED" || !job.key.startsWith(responseJob(document, response).key)) {
    return stores.jobs.finish(job.key, {});
  }
  const { state: _, at: _at, refusal: _refusal, ...told } = response;
  let ended: InboundResponse = { ...response, state: "TOLD" };
  try {
    await context.open(connection).inbox?.respond?.(remoteReferenceOf(document), told, offeredAt);
  } catch (error) {
    if (!isAboutOneDocument(error)) throw error;
    ended = { ...response, state: "REFUSED", refusal: { code: error.remoteCode ?? error.code, detail: error.message } };
  }
  const events = [responseEvent(runtime, document, ended)];
  const later = (await stores.inbound.byId(document.id))?.response;
  if (later === undefined || later.at <= response.at) {
    return stores.inbound.record(document.id, { response: ended }, { events, finishes: job.key });
  }
  // The later one may have been told first: it has the last word.
  const again = { ...responseJob(document, later), key: `${responseJob(document, later).key}/${job.key}` };
  const change = { events, jobs: [again], finishes: job.key };
  await stores.inbound.record(document.id, { response: { ...later, state: "QUEUED" } }, change);
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
