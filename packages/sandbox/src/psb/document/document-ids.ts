import type { SandboxRequest } from "../../http/message.ts";
import { conflict } from "../refusal.ts";

/** Ids of all uploads of the environment; an id is good for one document, for ever. */
export interface DocumentIds {
  create(): string;
  /**
   * The id that the caller chose in `X-EConnect-DocumentId`, else a new one. Claim it last, when nothing can fail any more.
   * @throws Refusal 409 when the caller's id was used before
   */
  claim(request: SandboxRequest): string;
}

export function createDocumentIds(newId: () => string): DocumentIds {
  const used = new Set<string>();
  return {
    create: newId,
    claim(request) {
      const chosen = request.headers["x-econnect-documentid"]?.trim();
      const id = chosen === undefined || chosen === "" ? newId() : chosen;
      if (used.has(id)) throw conflict(id);
      used.add(id);
      return id;
    },
  };
}
