import type { ErpFile } from "../connector/erp.ts";
import { ConnectorError } from "../connector/error.ts";
import type { Context } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { ClaimedJob } from "../job/job.ts";

/** Puts the original and the files inside it with the purchase invoice; its own step, so that a failure here loses no booking. */
export async function attachInbound(context: Context, job: ClaimedJob): Promise<void> {
  const { stores, runtime } = context;
  const document = await stores.inbound.byId(job.subjectId);
  if (document === undefined) throw new Error(`job ${job.key} is about no document`);
  const { contentHash, erp, state } = document;
  // Attached before a crash, or undone meanwhile.
  if (state !== "IMPORTED" || erp === undefined || erp.filesAttached) return stores.jobs.finish(job.key, {});
  const bytes = contentHash === undefined ? undefined : await stores.documents.bytes(contentHash);
  const connection = await stores.connections.byId(erp.connectionId);
  if (bytes === undefined || connection === undefined) {
    throw new Error(`inbound document ${document.id} lost its bytes or its ERP connection`);
  }
  const port = context.open(connection).erp;
  const pdf = document.pdfHash === undefined ? undefined : await stores.documents.bytes(document.pdfHash);
  const files = filesOf(context, document.id, bytes, pdf);
  const refused: string[] = [];
  for (const file of files) {
    await port?.attach(erp.reference, file).catch((error: unknown) => {
      if (!(error instanceof ConnectorError) || error.reaction !== "give-up") throw error;
      refused.push(`${file.name}: ${error.message}`);
    });
  }
  const isComplete = refused.length === 0;
  const attention = isComplete ? undefined : { code: "ERP_FILES_REFUSED", detail: refused.join("\n") };
  const told = createEvent(runtime, {
    type: isComplete ? "INBOUND_FILES_ATTACHED" : "INBOUND_FILES_REFUSED",
    organizationId: document.organizationId,
    subject: { type: "InboundDocument", id: document.id },
    data: attention ?? { files: files.map(({ name }) => name).join(", ") },
  });
  const change = { events: [told], finishes: job.key };
  await stores.inbound.record(document.id, { attention, erp: { ...erp, filesAttached: isComplete } }, change);
}

function filesOf({ format }: Context, id: string, bytes: Uint8Array, pdf: Uint8Array | undefined): readonly ErpFile[] {
  const invoice = format.read(bytes);
  const name = invoice.ok ? invoice.value.number.replace(/[^\w.-]/g, "_") : id;
  const embedded = invoice.ok
    ? invoice.value.attachments.flatMap(({ file }) => (file === undefined ? [] : [file]))
    : [];
  return [
    { name: `${name}.xml`, mimeCode: "application/xml", bytes },
    ...(pdf === undefined ? [] : [{ name: `${name}.pdf`, mimeCode: "application/pdf", bytes: pdf }]),
    ...embedded.map(({ content, ...file }) => ({ ...file, bytes: Buffer.from(content, "base64") })),
  ];
}
