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
  /** For a call whose repetition would be refused for another reason. @throws Refusal 409 like `claim`, and claims nothing */
  refuseRepetition(request: SandboxRequest): void;
}

export function createDocumentIds(newId: () => string): DocumentIds {
  const used = new Set<string>();
  const chosenBy = (request: SandboxRequest) => request.headers["x-econnect-documentid"]?.trim() || undefined;
  const refuseRepetition = (request: SandboxRequest): void => {
    const id = chosenBy(request);
    if (id !== undefined && used.has(id)) throw conflict(id);
  };
  return {
    create: newId,
    refuseRepetition,
    claim(request) {
      refuseRepetition(request);
      const id = chosenBy(request) ?? newId();
      used.add(id);
      return id;
    },
  };
}
