import type { Context, Request } from "../context/context.ts";
import { accept, fault, type Result, reject } from "../fault.ts";
import { inboundJob } from "./announce-inbound.ts";
import { inboundEvent } from "./fetch-inbound.ts";
import type { InboundDocument } from "./inbound-document.ts";

export const INBOUND_FAULTS = {
  INBOUND_STATE: "the document's state does not allow this",
  INBOUND_WITHOUT_AUTOPILOT: "no autopilot is set up for the connection this document came through",
} as const;

/** Runs the import again after its cause was mended. A duplicate or an imported document stays what it is. */
export async function reofferInbound(
  { stores, runtime }: Context,
  document: InboundDocument,
  request: Request,
): Promise<Result<InboundDocument>> {
  if (document.state !== "NEEDS_ATTENTION" && document.state !== "UNDONE" && document.state !== "RECEIVED") {
    return reject(fault(INBOUND_FAULTS, "INBOUND_STATE", "$.inboundDocumentId"));
  }
  const autopilot = await stores.autopilots.forConnection(document.connectionId);
  const fetched = document.contentHash !== undefined;
  if (fetched && autopilot === undefined) {
    return reject(fault(INBOUND_FAULTS, "INBOUND_WITHOUT_AUTOPILOT", "$.inboundDocumentId"));
  }
  // One that rests or is being imported goes on in its own run: a new run would outrank the import under way.
  const next = { ...document, run: document.state === "RECEIVED" ? document.run : document.run + 1 };
  const now = runtime.clock.now();
  const job = fetched
    ? inboundJob("import-inbound", next, now, autopilot?.erpConnectionId)
    : inboundJob("fetch-inbound", next, now);
  await stores.inbound.record(
    document.id,
    { run: next.run, attention: undefined, erp: undefined },
    {
      command: commandFor(request, document),
      events: [inboundEvent(runtime, next, fetched ? "INBOUND_REOFFERED" : "INBOUND_ANNOUNCED")],
      jobs: [job],
    },
  );
  return accept((await stores.inbound.byId(document.id)) ?? document);
}

/** Takes the draft out of the ERP again. @throws ConnectorError */
export async function undoImport(
  { stores, runtime, open }: Context,
  document: InboundDocument,
  request: Request,
): Promise<Result<InboundDocument>> {
  const connection = document.erp && (await stores.connections.byId(document.erp.connectionId));
  if (document.state !== "IMPORTED" || document.erp === undefined || connection === undefined) {
    return reject(fault(INBOUND_FAULTS, "INBOUND_STATE", "$.inboundDocumentId"));
  }
  await open(connection).erp?.undoPurchaseInvoice(document.erp.reference);
  await stores.inbound.record(
    document.id,
    { erp: undefined },
    {
      command: commandFor(request, document),
      events: [inboundEvent(runtime, document, "INBOUND_UNDONE", { erpReference: document.erp.reference })],
    },
  );
  return accept((await stores.inbound.byId(document.id)) ?? document);
}

const commandFor = (request: Request, { id }: InboundDocument) => ({
  ...request,
  result: { type: "InboundDocument", id },
});
