import { readInvoiceHeader } from "../api31/invoice-header.ts";
import { MalformedXml, readXml } from "../api31/xml.ts";
import { type JsonObject, optionalText, readJsonObject, requiredText } from "../http/json-body.ts";
import { json, type SandboxRequest, type SandboxResponse } from "../http/message.ts";
import { BadRequest } from "../http/route-table.ts";
import { normalise } from "../world/party-id.ts";
import type { World } from "../world/world.ts";

/** Hands a document to its recipient as if another access point had sent it. */
export function receiveInbound(world: World, newId: () => string, request: SandboxRequest): SandboxResponse {
  const body = readJsonObject(request);
  const recipient = requiredText(body, "recipient");
  const bytes = documentBytes(body);
  const header = readHeader(bytes);
  const sender = optionalText(body, "sender") ?? header.supplierEndpoint;
  if (sender === undefined)
    throw new BadRequest('"sender" is required: the document has no EndpointID of its supplier.');
  if (world.network.find(recipient) === undefined) {
    return json(404, { code: "UNKNOWN_RECIPIENT", message: `Nobody at the network is ${recipient}.` });
  }

  const handover = world.network.handOver({
    senderDocumentId: newId(),
    sender: normalise(sender),
    recipient: normalise(recipient),
    bytes,
    number: header.number,
  });
  if (handover === "delivered") return json(200, { delivered: true, documentNumber: header.number });
  return json(422, { code: "NOT_DELIVERED", message: `The recipient's answer is: ${handover}.` });
}

function documentBytes(body: JsonObject): Buffer {
  const xml = optionalText(body, "xml");
  const base64 = optionalText(body, "base64");
  if (xml !== undefined) return Buffer.from(xml);
  if (base64 !== undefined) return Buffer.from(base64, "base64");
  throw new BadRequest('One of "xml" and "base64" is required.');
}

function readHeader(bytes: Buffer) {
  try {
    const header = readInvoiceHeader(readXml(bytes.toString("utf8").replace(/^\uFEFF/, "")));
    if (header !== undefined) return header;
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error;
  }
  throw new BadRequest("The document is not a UBL invoice or credit note with an ID.");
}
