import { setTimeout as wait } from "node:timers/promises";
import type { Api } from "../../test/api.ts";

/** What a mutation said in the end. */
export type Outcome = Awaited<ReturnType<Api["mutate"]>>;

/** A caller that speaks with a gateway which may die at any moment. */
export interface Conversation {
  /** Once. `undefined` when no answer came. */
  once(name: string, input: Readonly<Record<string, unknown>>, key: string): Promise<Outcome | undefined>;
  /** Again with the same key until there is an answer, and again while the answer is that a remote failed. */
  insist(name: string, input: Readonly<Record<string, unknown>>, key: string): Promise<Outcome>;
  /** A query, again until there is an answer, and for a while longer than anything else is asked. */
  look<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Answers that no caller should get. */
  readonly complaints: readonly string[];
}

/** Patience ran out, so nobody asks any more. */
export class NobodyAsks extends Error {
  override readonly name = "NobodyAsks";
}

/** The gateway, or the network behind it, may be able later. */
const TRANSIENT: ReadonlySet<string> = new Set([
  "RECIPIENT_LOOKUP_FAILED",
  "CONNECTION_NOT_LIVE",
  "CONNECTION_CHANGED",
]);

const AGAIN_MS = 40;
const LONGEST_START_MS = 30_000;

/** @param isOver - whether it is time to stop asking */
export function converse(api: Api, isOver: () => boolean): Conversation {
  const complaints: string[] = [];
  const once: Conversation["once"] = async (name, input, key) => {
    try {
      return await api.mutate(name, { ...input, idempotencyKey: key });
    } catch (error) {
      if (isSilence(error)) return undefined;
      complaints.push(`${name}: ${String(error)}`);
      return undefined;
    }
  };
  const again = async (): Promise<void> => {
    if (isOver()) throw new NobodyAsks("patience ran out");
    await wait(AGAIN_MS);
  };
  return {
    complaints,
    once,
    async insist(name, input, key) {
      for (;;) {
        const outcome = await once(name, input, key);
        const mayPass = outcome?.__typename === "RemoteFailed" || TRANSIENT.has(outcome?.code ?? "");
        if (outcome !== undefined && !mayPass) return outcome;
        await again();
      }
    },
    async look<Data>(document: string, variables?: Record<string, unknown>) {
      let lastUntil = Number.POSITIVE_INFINITY;
      for (;;) {
        try {
          return await api.query<Data>(document, variables);
        } catch (error) {
          if (!isSilence(error)) throw error;
        }
        if (isOver()) lastUntil = Math.min(lastUntil, performance.now() + LONGEST_START_MS);
        if (performance.now() > lastUntil) throw new NobodyAsks("the gateway does not answer");
        await wait(AGAIN_MS);
      }
    },
  };
}

/** `fetch` failed, the body broke off, or somebody answered who is no gateway yet. */
const isSilence = (error: unknown): boolean => error instanceof TypeError || error instanceof SyntaxError;
