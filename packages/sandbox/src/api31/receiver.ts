import type { DeliveryRoute, DocumentParty } from "./document.ts";
import { toParty } from "./mailbox.ts";
import { type Call, requiredText } from "./operation.ts";
import { knownFault, validationFault } from "./soap-fault.ts";
import { textAt } from "./xml.ts";

export interface Receiver {
  readonly party: DocumentParty;
  readonly route: DeliveryRoute;
}

/**
 * Where the document goes: an inbox of the platform, then Peppol, then a mail with a link.
 * @throws SoapFault when none of these reaches the receiver, or the receiver's rules refuse the document
 */
export function resolveReceiver(call: Call): Receiver {
  const reference = requiredText(call, "To", "ReferenceId");
  const email = textAt(call.request, "To", "EmailAddress");
  const { network } = call.service.world;

  const isReadable = call.service.settings.acceptNumericReceivers || !/^\d{4}:/.test(reference);
  const participant = isReadable ? network.find(reference) : undefined;
  if (participant === undefined) {
    if (email === undefined) throw knownFault("ERRSND4000001");
    return { party: { name: email, referenceId: reference }, route: { method: "ToEmail", address: email } };
  }
  if (participant.behaviour === "refuse") throw validationFault("the receiver does not accept this document");
  const method = participant.home === "platform" ? "ToInbox" : "ToPeppol";
  return { party: toParty(participant, reference), route: { method, address: reference } };
}
