import { type InboundDocument, isOutdone, remoteReferenceOf } from "../../inbound/inbound-document.ts";
import type { Announcement, InboundStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import { compoundKey, type Memory } from "./memory.ts";
import { fits, lateOf, pageOf } from "./page-of.ts";
import { hasWork } from "./work-upkeep.ts";

export function createInboundStore(memory: Memory): InboundStore {
  const existing = (id: string): InboundDocument => {
    const document = memory.inbound.get(id);
    if (document === undefined) throw new Error(`no inbound document ${id}`);
    return document;
  };
  const othersOf = ({ id, organizationId }: InboundDocument): readonly InboundDocument[] =>
    [...memory.inbound.values()].filter((other) => other.organizationId === organizationId && other.id !== id);
  const known = ({ connectionId, reference }: InboundDocument): InboundDocument | undefined =>
    [...memory.inbound.values()].find((other) => other.connectionId === connectionId && other.reference === reference);
  /** Stores what is new in an announcement, and returns it. */
  const newIn = ({ document, change, again }: Announcement): Omit<Announcement, "again"> | undefined => {
    const earlier = known(document);
    if (earlier === undefined) {
      memory.inbound.set(document.id, document);
      return { document, change };
    }
    const offeredAt = again?.document.offeredAt;
    const isTaken = earlier.contentHash !== undefined || earlier.state === "NEEDS_ATTENTION";
    if (again === undefined || offeredAt === undefined || !isTaken) return undefined;
    if (offeredAt <= (earlier.offeredAt ?? new Date(0)) || known(again.document) !== undefined) return undefined;
    memory.inbound.set(earlier.id, { ...earlier, offeredAt });
    memory.inbound.set(again.document.id, again.document);
    return again;
  };
  return {
    async announce(announced, cursor, change) {
      for (const each of [...announced.map((own) => own.change), change]) refuseRepetition(memory, each);
      const fresh = announced.flatMap((own) => newIn(own) ?? []);
      if (cursor !== undefined) memory.cursors.set(compoundKey(cursor.connectionId, "inbox"), cursor.value);
      for (const each of [...fresh.map((own) => own.change), change]) applyChange(memory, each);
      return fresh.length;
    },
    async receive(id, bytes, contentHash, received, ifDuplicate) {
      const document = existing(id);
      const first = othersOf(document).find(
        (other) =>
          other.contentHash === contentHash &&
          other.duplicateOf === undefined &&
          (other.connectionId === document.connectionId || (other.supplier?.key ?? "") !== ""),
      );
      const change = first === undefined ? received : ifDuplicate(first.id);
      refuseRepetition(memory, change);
      memory.documents.set(contentHash, bytes.slice());
      memory.inbound.set(id, { ...document, contentHash, ...(first && { duplicateOf: first.id }) });
      applyChange(memory, change);
      return first?.id;
    },
    async keepPdf(id, bytes, pdfHash, change) {
      refuseRepetition(memory, change);
      memory.documents.set(pdfHash, bytes.slice());
      memory.inbound.set(id, { ...existing(id), pdfHash });
      applyChange(memory, change);
    },
    async identify(id, supplier) {
      const document = existing(id);
      const first = othersOf(document).find(
        (other) =>
          other.supplier?.key === supplier.key &&
          other.supplier.number === supplier.number &&
          other.supplier.issueDate === supplier.issueDate,
      );
      if (first !== undefined && first.state !== "NEEDS_ATTENTION" && first.state !== "UNDONE") return first.id;
      if (first?.supplier !== undefined) {
        memory.inbound.set(first.id, { ...first, supplier: { ...first.supplier, key: "" } });
      }
      memory.inbound.set(id, { ...document, supplier });
      return undefined;
    },
    async record(id, changed, change) {
      refuseRepetition(memory, change);
      const document = existing(id);
      const { response = document.response, ...others } = changed;
      const isLate =
        response !== undefined && document.response !== undefined && isOutdone(response, document.response);
      memory.inbound.set(
        id,
        withoutCleared({ ...document, ...others, response: isLate ? document.response : response }),
      );
      applyChange(memory, change);
    },
    async byId(id) {
      return memory.inbound.get(id);
    },
    async byRemoteReference(connectionId, reference) {
      return [...memory.inbound.values()].findLast(
        (document) => document.connectionId === connectionId && remoteReferenceOf(document) === reference,
      );
    },
    async late(state, since, kind, limit) {
      const fed = new Set([...memory.autopilots.values()].map(({ connectionId }) => connectionId));
      return lateOf(
        memory.inbound,
        since,
        limit,
        (document) =>
          document.state === state &&
          (state === "ANNOUNCED" || fed.has(document.connectionId)) &&
          !hasWork(memory, kind, document.id),
      );
    },
    async list(page, filter) {
      return pageOf(
        memory.inbound,
        page,
        ({ organizationId, state }) => fits(filter.organizationId, organizationId) && fits(filter.state, state),
      );
    },
  };
}

type Cleared<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** The cast says what the filter does: a key whose value is `undefined` is absent. */
const withoutCleared = (document: Cleared<InboundDocument>): InboundDocument =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined)) as unknown as InboundDocument;
