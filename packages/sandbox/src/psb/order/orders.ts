import { json, type SandboxResponse } from "../../http/message.ts";
import type { World } from "../../world/world.ts";
import { escapeXml } from "../document/escape-xml.ts";
import { readInvoiceFacts } from "../document/invoice-facts.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import { parseJsonBody } from "../json-body.ts";
import type { Inbox } from "../purchase/inbox.ts";
import { parseInvoiceResponse } from "../purchase/invoice-response.ts";
import { createReceivedDocuments } from "../purchase/received-documents.ts";
import { badRequest, notFound } from "../refusal.ts";
import { type AcceptingDeps, acceptUpload } from "../sales/accepting.ts";
import type { Outbox, SentDocument } from "../sales/outbox.ts";
import { findSent, statusOf } from "../sales/sales-invoice.ts";
import { toOrderDocument } from "./order-document.ts";

export interface OrdersDeps extends AcceptingDeps {
  readonly world: World;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
}

const CANCELLATION = "urn:fdc:peppol.eu:poacc:trns:order_cancellation:3";
const RESPONSE = "urn:fdc:peppol.eu:poacc:trns:order_response:3";
const ANSWERS = ["AB", "AP", "CA", "RE"];

/** Orders: `purchaseOrder` for who buys, `salesOrder` for who sells. */
export function createOrders(deps: OrdersDeps): readonly Endpoint[] {
  const { world, outbox, inbox, documentIds, accept } = deps;
  const bought = "/api/v1/{partyId}/purchaseOrder";
  const sold = "/api/v1/{partyId}/salesOrder/{documentId}";

  /** @param about - what is answered or cancelled, and who gets the word */
  function write(
    call: Call,
    about: { readonly id: string; readonly receiver: readonly string[] },
    bytes: (id: string) => Buffer,
    extraDetails: SentDocument["extraDetails"] = {},
  ): SandboxResponse {
    const id = documentIds.claim(call.request);
    const written = bytes(id);
    const facts = readInvoiceFacts(written);
    if (facts === undefined) throw new Error("the sandbox wrote an order document that it cannot read");
    accept({
      id,
      family: facts.family,
      partyId: call.partyId,
      writtenPartyId: call.writtenPartyId,
      candidates: about.receiver,
      channel: undefined,
      refToDocumentId: about.id,
      extraDetails,
      facts,
      bytes: written,
      statuses: [],
    });
    return json(200, { id });
  }

  function cancel(call: Call): SandboxResponse {
    const order = findSent(outbox, call);
    if (!order.family.startsWith("Order")) throw notFound(`Document '${call.documentId}' not found.`);
    const { cancellationNote, note } = readTexts(call);
    const seller = order.candidates[0] ?? "";
    return write(call, { id: order.id, receiver: order.candidates }, (id) =>
      toOrderDocument({
        root: "OrderCancellation",
        customization: CANCELLATION,
        id,
        orderNumber: order.facts.number,
        issuedAt: world.clock.now(),
        buyer: call.partyId,
        seller,
        note,
        particulars: `<cbc:CancellationNote>${escapeXml(cancellationNote ?? "")}</cbc:CancellationNote>`,
      }),
    );
  }

  function respond(call: Call): SandboxResponse {
    const order = inbox.find(call.partyId, call.documentId);
    if (!order.family.startsWith("Order")) throw notFound(`Document '${call.documentId}' not found.`);
    const { status, statusName, note } = parseInvoiceResponse(parseJsonBody(call.request), "optional");
    if (!ANSWERS.includes(status)) throw badRequest(`An order response is one of ${ANSWERS.join(", ")}.`);
    const extra = { statusCode: status, status: statusName, ...(note === undefined ? {} : { note }) };
    return write(
      call,
      { id: order.id, receiver: [order.sender] },
      (id) =>
        toOrderDocument({
          root: "OrderResponse",
          customization: RESPONSE,
          id,
          orderNumber: order.number,
          issuedAt: world.clock.now(),
          buyer: order.sender,
          seller: call.partyId,
          note,
          particulars: `<cbc:OrderResponseCode>${status}</cbc:OrderResponseCode>`,
        }),
      extra,
    );
  }

  return [
    { method: "POST", path: `${bought}/send`, access: "canSendDocument", answer: (call) => acceptUpload(deps, call) },
    { method: "POST", path: `${bought}/{documentId}/cancel`, access: "canSendDocument", answer: cancel },
    statusOf(outbox, `${bought}/{documentId}/status`),
    ...createReceivedDocuments(deps, sold),
    { method: "POST", path: `${sold}/response`, access: deps.settings.responsePermission, answer: respond },
  ];
}

function readTexts({ request }: Call): Readonly<Record<"cancellationNote" | "note", string | undefined>> {
  const body = parseJsonBody(request);
  const given = new Map<string, unknown>(Object.entries(typeof body === "object" && body !== null ? body : {}));
  const text = (name: string) => (typeof given.get(name) === "string" ? String(given.get(name)) : undefined);
  return { cancellationNote: text("cancellationNote"), note: text("note") };
}
