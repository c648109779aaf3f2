import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { DocumentStore } from "@erp-gateway/core";
import { eq } from "drizzle-orm";
import type { SqliteDatabase, Writer } from "./database.ts";
import { documents } from "./tables.ts";

/** Keeps bytes under their hash; the same bytes are kept once. */
export function putDocument(writer: Writer, hash: string, bytes: Uint8Array): void {
  const content = deflateRawSync(bytes);
  writer.insert(documents).values({ hash, content }).onConflictDoNothing().run();
}

export const createDocumentStore = ({ tables }: SqliteDatabase): DocumentStore => ({
  async bytes(contentHash) {
    const row = tables.select().from(documents).where(eq(documents.hash, contentHash)).get();
    return row && inflateRawSync(row.content);
  },
});
