import { optionalText, readJsonObject, requiredText } from "../http/json-body.ts";
import { json, type SandboxRequest, type SandboxResponse } from "../http/message.ts";
import { BadRequest } from "../http/route-table.ts";
import { normalise } from "../world/party-id.ts";
import type { World } from "../world/world.ts";
import { readUblBody } from "./ubl-body.ts";

/** Hands a document to its recipient as if another access point had sent it. */
export function receiveInbound(world: World, newId: () => string, request: SandboxRequest): SandboxResponse {
  const body = readJsonObject(request);
  const recipient = requiredText(body, "recipient");
  const { bytes, header } = readUblBody(body);
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
