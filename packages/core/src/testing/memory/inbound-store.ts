import type { InboundDocument } from "../../inbound/inbound-document.ts";
import type { InboundStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import { compoundKey, type Memory } from "./memory.ts";
import { fits, pageOf } from "./page-of.ts";

export function createInboundStore(memory: Memory): InboundStore {
  const existing = (id: string): InboundDocument => {
    const document = memory.inbound.get(id);
    if (document === undefined) throw new Error(`no inbound document ${id}`);
    return document;
  };
  const othersOf = ({ id, organizationId }: InboundDocument): readonly InboundDocument[] =>
    [...memory.inbound.values()].filter((other) => other.organizationId === organizationId && other.id !== id);
  const isKnown = ({ connectionId, reference }: InboundDocument): boolean =>
    [...memory.inbound.values()].some((other) => other.connectionId === connectionId && other.reference === reference);
  return {
    async announce(announced, cursor, change) {
      for (const each of [...announced.map((own) => own.change), change]) refuseRepetition(memory, each);
      const fresh = announced.filter(({ document }) => {
        if (isKnown(document)) return false;
        memory.inbound.set(document.id, document);
        return true;
      });
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
      memory.inbound.set(id, withoutCleared({ ...existing(id), ...changed }));
      applyChange(memory, change);
    },
    async byId(id) {
      return memory.inbound.get(id);
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
