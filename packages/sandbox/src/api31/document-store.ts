import type { SandboxClock } from "../world/clock.ts";
import { type Box, ownerOf, type PlatformDocument } from "./document.ts";

/** What a new document brings; the store numbers and dates it. It begins as stored (`05`), not yet delivered. */
type NewDocument = Pick<
  PlatformDocument,
  "identity" | "number" | "sender" | "receiver" | "payload" | "boxes" | "sentBy" | "route" | "isHeldAsDuplicate"
>;

export interface DocumentStore {
  add(document: NewDocument): PlatformDocument;
  byExternalId(externalId: string): PlatformDocument | undefined;
  /** The first copy of an invoice in the box of this company. */
  original(box: Box, companyId: string, identity: string): PlatformDocument | undefined;
  /** In the order in which they were added. */
  all(): readonly PlatformDocument[];
}

const FIRST_NUMBER = 900_001;

export function createDocumentStore(clock: SandboxClock): DocumentStore {
  const documents: PlatformDocument[] = [];
  const byExternalId = new Map<string, PlatformDocument>();
  const copies = new Map<string, PlatformDocument[]>();
  return {
    add(document) {
      const rank = documents.length;
      const now = clock.now();
      const added: PlatformDocument = {
        ...document,
        externalId: `XCNIN${FIRST_NUMBER + rank}`,
        messageId: `EM${String(rank + 1).padStart(4, "0")}`,
        rank,
        createdOn: now,
        modifiedOn: now,
        deliveryMethod: "None",
        pdfRequests: 0,
        status: { code: "05", changedOn: now },
      };
      documents.push(added);
      byExternalId.set(added.externalId, added);
      const same = copies.get(added.identity);
      if (same === undefined) copies.set(added.identity, [added]);
      else same.push(added);
      return added;
    },
    byExternalId: (externalId) => byExternalId.get(externalId),
    original: (box, companyId, identity) =>
      copies.get(identity)?.find((document) => ownerOf(document, box) === companyId),
    all: () => documents,
  };
}
