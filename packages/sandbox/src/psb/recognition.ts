import { json, type SandboxResponse } from "../http/message.ts";
import { readInvoiceFacts } from "./document/invoice-facts.ts";
import { toUblOfScan } from "./document/scan.ts";
import { readUpload } from "./document/upload.ts";
import type { Call } from "./endpoint.ts";
import type { AcceptingDeps } from "./sales/accepting.ts";

/**
 * Takes a scan of a sales invoice. What a reader would find in it, the sandbox cannot know: the invoice that comes of
 * it has the party as its sender and no receiver, so that it ends in `InvoiceSentError`. A UBL file is sent as it is.
 */
export function acceptRecognition({ documentIds, accept }: AcceptingDeps, call: Call): SandboxResponse {
  const file = readUpload(call.request);
  const id = documentIds.claim(call.request);
  const bytes = readInvoiceFacts(file) === undefined ? toUblOfScan(file, id, { supplier: call.partyId }) : file;
  const facts = readInvoiceFacts(bytes);
  if (facts === undefined) throw new Error("the sandbox wrote an invoice that it cannot read");
  const { partyId, writtenPartyId } = call;
  const channel = undefined;
  accept({
    id,
    family: "Invoice",
    partyId,
    writtenPartyId,
    candidates: facts.receiver,
    channel,
    facts,
    bytes,
    statuses: [],
  });
  return json(200, { id });
}
