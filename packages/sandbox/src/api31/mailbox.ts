import type { NetworkDocument, Participant } from "../world/network.ts";
import { toText } from "../world/party-id.ts";
import type { World } from "../world/world.ts";
import { type DocumentParty, setStatus } from "./document.ts";
import type { DocumentStore } from "./document-store.ts";
import { readInvoiceHeader } from "./invoice-header.ts";
import type { Api31Settings } from "./options.ts";
import { cutElement, MalformedXml, readXml, type XmlElement } from "./xml.ts";

/** Lets the network fill the inboxes of all companies that have an account here. */
export function openMailboxes(world: World, documents: DocumentStore, settings: Api31Settings): void {
  const companyIds = new Set(settings.accounts.flatMap((account) => account.companies.map((c) => c.companyId)));
  world.network.addMailbox(
    (participant) => participant.companyId !== undefined && companyIds.has(participant.companyId),
    (document, to) => receive(world, documents, settings, document, to),
  );
}

function receive(
  world: World,
  documents: DocumentStore,
  settings: Api31Settings,
  incoming: NetworkDocument,
  to: Participant,
): void {
  // Sent through this API: sender and receiver share the record, and delivery sets its status.
  const own = documents.byExternalId(incoming.senderDocumentId);
  if (own !== undefined) {
    own.boxes.add("inbox");
    return;
  }

  const source = incoming.bytes.toString("utf8").replace(/^\uFEFF/, "");
  const root = readWellFormed(source);
  if (root === undefined) return;
  const header = readInvoiceHeader(root);
  const payload = cutElement(source, root);
  const identity = header?.identity ?? incoming.senderDocumentId;
  const original = documents.original("inbox", to.companyId ?? "", identity);
  if (original !== undefined && settings.onResend === "revision") {
    original.payload = payload;
    setStatus(original, "10", world.clock.now());
    return;
  }

  const added = documents.add({
    identity,
    number: incoming.number,
    payload,
    sender: senderOf(world, incoming, header?.supplierName),
    receiver: toParty(to, incoming.recipient),
    boxes: new Set(["inbox"]),
    isHeldAsDuplicate: original !== undefined,
  });
  added.deliveryMethod = "ToInbox";
  setStatus(added, "10", added.createdOn);
}

/** An inbox takes technically valid documents only; anything else is `undefined`. */
function readWellFormed(source: string): XmlElement | undefined {
  try {
    return readXml(source);
  } catch (error) {
    if (error instanceof MalformedXml) return undefined;
    throw error;
  }
}

function senderOf(world: World, incoming: NetworkDocument, supplierName: string | undefined): DocumentParty {
  const known = world.network.find(incoming.sender);
  if (known !== undefined) return toParty(known, incoming.sender);
  return { name: supplierName ?? incoming.sender, referenceId: toText(incoming.sender) };
}

/** @param address - refers to the participant when it has no company id */
export function toParty(participant: Participant, address: string): DocumentParty {
  const { name, companyId } = participant;
  return companyId === undefined ? { name, referenceId: toText(address) } : { name, companyId, referenceId: companyId };
}
