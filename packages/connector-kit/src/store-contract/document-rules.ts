import { randomBytes } from "node:crypto";
import { contentHash, type Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const DOCUMENT_RULES = {
  "DOC-1": {
    title: "MUST give the exact bytes back: none at all, every byte value, 5 MB",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const everyByte = Uint8Array.from({ length: 256 }, (_, value) => value);
      for (const bytes of [new Uint8Array(), everyByte, new Uint8Array(randomBytes(5_000_000))]) {
        const document = build.inbound(connection);
        const hash = contentHash(bytes);
        await stores.inbound.announce([{ document, change: {} }], undefined, {});
        await stores.inbound.receive(document.id, bytes, hash, {}, () => ({}));
        const kept = await stores.documents.bytes(hash);
        expect(kept?.length).toBe(bytes.length);
        expect(contentHash(kept ?? "nothing")).toBe(hash);
      }
      expect(await stores.documents.bytes(contentHash("unknown"))).toBeUndefined();
    },
  },
  "DOC-2": {
    title: "MUST keep bytes that an outgoing and an incoming document share",
    async check(stores) {
      const { build, connection, customer } = await furnish(stores);
      const invoice = build.invoice(customer);
      const { delivery, bytes } = build.queued(invoice, connection);
      const document = build.inbound(connection);
      await stores.invoices.add(invoice, {});
      await stores.invoices.advance(invoice.id, ["DRAFT"], { delivery, bytes }, {});
      await stores.inbound.announce([{ document, change: {} }], undefined, {});
      const received = await stores.inbound.receive(document.id, bytes, delivery.contentHash, {}, () => ({}));
      expect(received).toBeUndefined();
      expect(contentHash((await stores.documents.bytes(delivery.contentHash)) ?? "nothing")).toBe(delivery.contentHash);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;
