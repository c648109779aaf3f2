import type { ErpFile } from "../connector/erp.ts";
import type { Context } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { ClaimedJob } from "../job/job.ts";

/** Puts the original and the files inside it with the purchase invoice; its own step, so that a failure here loses no booking. */
export async function attachInbound(context: Context, job: ClaimedJob): Promise<void> {
  const { stores, runtime } = context;
  const document = await stores.inbound.byId(job.subjectId);
  const erp = document?.erp;
  const bytes = document?.contentHash === undefined ? undefined : await stores.documents.bytes(document.contentHash);
  const connection = erp && (await stores.connections.byId(erp.connectionId));
  if (document === undefined || bytes === undefined || connection === undefined) {
    throw new Error(`job ${job.key} is about no imported document`);
  }
  if (document.state !== "IMPORTED" || erp === undefined || erp.filesAttached) return stores.jobs.finish(job.key, {});
  const port = context.open(connection).erp;
  const files = filesOf(context, document.id, bytes);
  for (const file of files) await port?.attach(erp.reference, file);
  const attached = createEvent(runtime, {
    type: "INBOUND_FILES_ATTACHED",
    organizationId: document.organizationId,
    subject: { type: "InboundDocument", id: document.id },
    data: { files: files.map(({ name }) => name).join(", ") },
  });
  const change = { events: [attached], finishes: job.key };
  await stores.inbound.record(document.id, { erp: { ...erp, filesAttached: true } }, change);
}

function filesOf({ format }: Context, id: string, bytes: Uint8Array): readonly ErpFile[] {
  const invoice = format.read(bytes);
  const embedded = invoice.ok
    ? invoice.value.attachments.flatMap(({ file }) => (file === undefined ? [] : [file]))
    : [];
  return [
    {
      name: `${invoice.ok ? invoice.value.number.replace(/[^\w.-]/g, "_") : id}.xml`,
      mimeCode: "application/xml",
      bytes,
    },
    ...embedded.map(({ name, mimeCode, content }) => ({ name, mimeCode, bytes: Buffer.from(content, "base64") })),
  ];
}
