import { ConnectorError } from "../connector/error.ts";
import type { InboxPort } from "../connector/inbox.ts";
import { contentHash } from "../content-hash.ts";
import type { Context } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import type { EventType } from "../event/event-types.ts";
import { backoffMs, type ClaimedJob } from "../job/job.ts";
import { inboundJob } from "./announce-inbound.ts";
import { type InboundDocument, type InboundFact, inboundStep, remoteReferenceOf } from "./inbound-document.ts";
import { isAboutOneDocument } from "./one-document.ts";
import { runAgain } from "./run-again.ts";

/** A remote that is still drawing the PDF after this many turns is not waited for any longer: about a minute. */
const PDF_TURNS = 6;

/** Gets the bytes, makes them durable, and only then tells the remote. */
export async function fetchInbound(context: Context, job: ClaimedJob): Promise<void> {
  const { stores, runtime } = context;
  const document = await stores.inbound.byId(job.subjectId);
  const connection = document && (await stores.connections.byId(document.connectionId));
  if (document === undefined || connection === undefined) throw new Error(`job ${job.key} is about no document`);
  const inbox = context.open(connection).inbox;
  if (inbox === undefined) throw new Error(`connection ${connection.id} cannot receive`);
  const isNew = document.state === "ANNOUNCED" || document.state === "NEEDS_ATTENTION";
  try {
    if (isNew) {
      const { bytes } = await inbox.fetch(remoteReferenceOf(document));
      await receive(context, document, bytes);
    }
  } catch (error) {
    if (!isAboutOneDocument(error)) throw error;
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
  const waitMs = await drawPdf(context, inbox, document, isNew ? 0 : job.attempt);
  if (waitMs === undefined) return finish(context, document, job);
  const runAt = new Date(runtime.clock.now().getTime() + waitMs);
  // The turns that the bytes took do not count.
  return stores.jobs.postpone(job.key, runAt, { fresh: isNew });
}

/** The bytes are here, so a remote that does not want to know is no reason to stop. */
async function acknowledge({ runtime }: Context, inbox: InboxPort, document: InboundDocument): Promise<void> {
  const reference = remoteReferenceOf(document);
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

/**
 * Where the sender embedded no PDF, the remote's own is kept with the document; without one the document goes on.
 * @param turn - how often it was asked for before
 * @returns how long to wait for one that is being drawn
 */
async function drawPdf(
  context: Context,
  inbox: InboxPort,
  { id }: InboundDocument,
  turn: number,
): Promise<number | undefined> {
  const { stores, runtime, format } = context;
  const document = await stores.inbound.byId(id);
  if (inbox.pdf === undefined || document?.contentHash === undefined) return undefined;
  if (document.state !== "RECEIVED" || document.pdfHash !== undefined) return undefined;
  const bytes = await stores.documents.bytes(document.contentHash);
  const invoice = bytes && format.read(bytes);
  if (invoice?.ok === true && invoice.value.attachments.some(({ file }) => file?.mimeCode === "application/pdf"))
    return undefined;
  try {
    const pdf = await inbox.pdf(remoteReferenceOf(document));
    const hash = contentHash(pdf.bytes);
    const told = inboundNote(runtime, document, "INBOUND_PDF_RECEIVED", { contentHash: hash });
    await stores.inbound.keepPdf(id, pdf.bytes, hash, { events: [told] });
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.reaction === "pause" && !isAboutOneDocument(error)) throw error;
    if (error.reaction === "retry" && turn < PDF_TURNS) return error.retryAfterMs ?? backoffMs(turn + 1, 0);
    const data = { code: error.remoteCode ?? error.code, message: error.message };
    const told = inboundNote(runtime, document, "INBOUND_PDF_MISSING", data);
    await stores.events.append({ events: [{ ...told, key: `INBOUND_PDF_MISSING:${id}` }] });
  }
  return undefined;
}

/** The import is enqueued where an autopilot is set up; otherwise the document rests as received. */
async function finish({ stores, runtime }: Context, { id }: InboundDocument, job: ClaimedJob): Promise<void> {
  const document = await stores.inbound.byId(id);
  const first = document?.duplicateOf === undefined ? undefined : await stores.inbound.byId(document.duplicateOf);
  const autopilot = document && (await stores.autopilots.forConnection((first ?? document).connectionId));
  if (first !== undefined && autopilot !== undefined && isOpen(first)) {
    // Pushed once more, or sent again: the cause of what stopped the first one may be gone.
    const { changed, change } = runAgain(runtime, first, autopilot);
    return stores.inbound.record(first.id, changed, { ...change, finishes: job.key });
  }
  const jobs =
    document?.state === "RECEIVED" && autopilot !== undefined
      ? [inboundJob("import-inbound", document, runtime.clock.now(), autopilot.erpConnectionId)]
      : [];
  await stores.jobs.finish(job.key, { jobs });
}

const isOpen = ({ state }: InboundDocument): boolean => state === "NEEDS_ATTENTION" || state === "UNDONE";

/** A fact that leaves the state as it is. */
export const inboundNote = (
  runtime: Context["runtime"],
  document: Pick<InboundDocument, "id" | "organizationId">,
  type: EventType,
  data: Readonly<Record<string, string>>,
) =>
  createEvent(runtime, {
    type,
    organizationId: document.organizationId,
    subject: { type: "InboundDocument", id: document.id },
    data,
  });

export const inboundEvent = (
  runtime: Context["runtime"],
  document: Pick<InboundDocument, "id" | "organizationId" | "run">,
  type: InboundFact,
  data: Readonly<Record<string, string>> = {},
): NewEvent => ({ ...inboundNote(runtime, document, type, data), steps: [inboundStep(type, document)] });
