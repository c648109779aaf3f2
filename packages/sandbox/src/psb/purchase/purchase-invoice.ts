import { json, type SandboxResponse } from "../../http/message.ts";
import type { DocumentIds } from "../document/document-ids.ts";
import { readInvoiceFacts } from "../document/invoice-facts.ts";
import { toUblOfScan } from "../document/scan.ts";
import { readUpload } from "../document/upload.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import { parseJsonBody } from "../json-body.ts";
import type { PsbSettings } from "../options.ts";
import { notFound } from "../refusal.ts";
import type { Inbox } from "./inbox.ts";
import { parseInvoiceResponse } from "./invoice-response.ts";
import { createReceivedDocuments } from "./received-documents.ts";
import type { Arrival } from "./receiving.ts";
import type { Responding } from "./responding.ts";
import { checkOrder } from "./response-order.ts";

export interface PurchaseInvoiceDeps {
  readonly inbox: Inbox;
  readonly documentIds: DocumentIds;
  readonly settings: PsbSettings;
  readonly receive: (arrival: Arrival) => void;
  readonly responding: Responding;
}

/** Invoices that a party received. */
export function createPurchaseInvoice(deps: PurchaseInvoiceDeps): readonly Endpoint[] {
  const { inbox, documentIds, settings, receive, responding } = deps;
  const purchase = "/api/v1/{partyId}/purchaseInvoice";
  const one = `${purchase}/{documentId}`;

  function respond({ request, partyId, documentId }: Call): SandboxResponse {
    const invoice = inbox.find(partyId, documentId);
    if (invoice.family !== "Invoice") throw notFound(`Document '${documentId}' not found.`);
    const response = parseInvoiceResponse(parseJsonBody(request), settings.responseReasons);
    const before = responding.statusesOf(documentId);
    documentIds.refuseRepetition(request);
    if (settings.responseOrder === "enforced") checkOrder(before, response.status);
    const id = documentIds.claim(request);
    responding.respond(invoice, response, id);
    return json(200, { id });
  }

  /** What a reader would find in a scan, the sandbox cannot know: the invoice that arrives holds the scan and its id. */
  function recognize({ request, partyId }: Call): SandboxResponse {
    const file = readUpload(request);
    const id = documentIds.claim(request);
    const bytes = readInvoiceFacts(file) === undefined ? toUblOfScan(file, id, { customer: partyId }) : file;
    const sender = readInvoiceFacts(bytes)?.sender[0] ?? "";
    receive({ id, partyId, sender, senderDocumentId: documentIds.create(), bytes });
    return json(200, { id });
  }

  return [
    ...createReceivedDocuments(deps, one),
    { method: "POST", path: `${one}/response`, access: settings.responsePermission, answer: respond },
    { method: "POST", path: `${purchase}/recognize`, access: "canReceiveDocument", answer: recognize },
  ];
}
