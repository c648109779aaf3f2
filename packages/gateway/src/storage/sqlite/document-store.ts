import { promisify } from "node:util";
import { deflateRaw, deflateRawSync, inflateRawSync, type ZlibOptions } from "node:zlib";
import type { DocumentStore } from "@erp-gateway/core";
import type { SqliteDatabase, Writer } from "./database.ts";
import { placeholders, prepared, rowBy } from "./prepared.ts";
import { documents } from "./tables.ts";

/** UBL repeats itself at close range: a small window finds it, in a third of the time. */
export const FAST: ZlibOptions = { level: 1, memLevel: 5, windowBits: 13 };

/** Bytes; what is larger would keep everybody waiting. */
const LARGE = 256 * 1024;

const deflateAside = promisify<Uint8Array, ZlibOptions, Buffer>(deflateRaw);

const insert = prepared((tables) =>
  tables.insert(documents).values(placeholders(documents)).onConflictDoNothing().prepare(),
);

/** To be called before the transaction. */
export const compress = async (bytes: Uint8Array): Promise<Buffer> =>
  bytes.length < LARGE ? deflateRawSync(bytes, FAST) : deflateAside(bytes, FAST);

/** Keeps bytes under their hash; the same bytes are kept once. @param content - compressed */
export function putDocument(writer: Writer, hash: string, content: Buffer): void {
  insert(writer).run({ hash, content });
}

const byHash = rowBy(documents, documents.hash);

export const createDocumentStore = ({ tables }: SqliteDatabase): DocumentStore => ({
  async bytes(contentHash) {
    const row = byHash(tables)(contentHash);
    return row && inflateRawSync(row.content);
  },
});
