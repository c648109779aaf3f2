import type { BuyerResponse } from "../connector/inbox.ts";
import type { Context, Request } from "../context/context.ts";
import { accept, fault, type Result, reject } from "../fault.ts";
import { inboundEvent, inboundNote } from "./fetch-inbound.ts";
import { type InboundDocument, type InboundResponse, remoteReferenceOf } from "./inbound-document.ts";
import { responseJob } from "./respond-inbound.ts";
import { runAgain } from "./run-again.ts";

export const INBOUND_FAULTS = {
  INBOUND_STATE: "the document's state does not allow this",
  INBOUND_WITHOUT_AUTOPILOT: "no autopilot is set up for the connection this document came through",
  INBOUND_REMOVAL_UNSUPPORTED: "the network of this document deletes nothing on request",
  INBOUND_RESPONSE_UNSUPPORTED: "the network of this document cannot tell the sender this",
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
  const { changed, change } = runAgain(runtime, document, autopilot);
  await stores.inbound.record(document.id, changed, { ...change, command: commandFor(request, document) });
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

/**
 * Tells the sender what the buyer makes of it. Sent in the background; a later response takes the place of one that has
 * not left yet. @throws ConnectorError `CONFIGURATION_INVALID`
 */
export async function respondToInbound(
  { stores, runtime, open }: Context,
  document: InboundDocument,
  given: Omit<BuyerResponse, "id" | "previous">,
  request: Request,
): Promise<Result<InboundDocument>> {
  const connection = await stores.connections.byId(document.connectionId);
  if (document.contentHash === undefined || connection === undefined || connection.state === "REVOKED") {
    return reject(fault(INBOUND_FAULTS, "INBOUND_STATE", "$.inboundDocumentId"));
  }
  const { status, note } = given;
  const { responses = [], respond } = open(connection).inbox ?? {};
  if (respond === undefined || !responses.includes(status)) {
    const { message, ...rest } = fault(INBOUND_FAULTS, "INBOUND_RESPONSE_UNSUPPORTED", "$.status");
    return reject({ ...rest, message: `${message}; it can tell ${responses.join(", ") || "nothing"}` });
  }
  const before = document.response;
  const previous = before?.state === "TOLD" ? before.status : before?.previous;
  const response: InboundResponse = {
    ...given,
    id: runtime.newId(),
    ...(previous !== undefined && { previous }),
    state: "QUEUED",
    at: runtime.clock.now(),
  };
  const data = { buyerStatus: status, ...(note !== undefined && { note }) };
  await stores.inbound.record(
    document.id,
    { response },
    {
      command: commandFor(request, document),
      events: [inboundNote(runtime, document, "INBOUND_RESPONSE_QUEUED", data)],
      jobs: [responseJob(document, response)],
    },
  );
  return accept((await stores.inbound.byId(document.id)) ?? document);
}

/** Deletes the document at the remote; what is here stays. @throws ConnectorError */
export async function removeAtRemote(
  { stores, runtime, open }: Context,
  document: InboundDocument,
  request: Request,
): Promise<Result<InboundDocument>> {
  const connection = await stores.connections.byId(document.connectionId);
  if (document.contentHash === undefined || connection === undefined) {
    return reject(fault(INBOUND_FAULTS, "INBOUND_STATE", "$.inboundDocumentId"));
  }
  const { remove } = open(connection).inbox ?? {};
  if (remove === undefined) return reject(fault(INBOUND_FAULTS, "INBOUND_REMOVAL_UNSUPPORTED", "$.inboundDocumentId"));
  await remove(remoteReferenceOf(document));
  const change = {
    command: commandFor(request, document),
    events: [inboundNote(runtime, document, "INBOUND_REMOVED_AT_REMOTE", {})],
  };
  await stores.inbound.record(document.id, {}, change);
  return accept(document);
}

const commandFor = (request: Request, { id }: InboundDocument) => ({
  ...request,
  result: { type: "InboundDocument", id },
});
