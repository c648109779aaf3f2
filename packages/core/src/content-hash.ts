import { createHash } from "node:crypto";

/** SHA-256 in lower-case hex: the name of a document's bytes. */
export const contentHash = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");
