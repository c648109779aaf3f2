import { WRITING_METHODS, type WritingMethod } from "./methods.ts";
import { REMOTE_CALL_NAMES } from "./remote-calls.ts";

/** Where a gateway can die: beside each durable write, inside a transaction, and beside each call that leaves it. */
export interface CommitPoint {
  readonly name: string;
  readonly passage: WritingMethod["passage"];
}

const at = (name: string, passage: WritingMethod["passage"] = "documents"): CommitPoint => ({ name, passage });

export const COMMIT_POINTS: readonly CommitPoint[] = [
  ...WRITING_METHODS.flatMap(({ port, method, passage }) => [
    at(`${port}.${method} before`, passage),
    at(`${port}.${method} after`, passage),
  ]),
  at("transaction written"),
  at("transaction committed"),
  ...REMOTE_CALL_NAMES.flatMap((name) => [at(`${name} sent`), at(`${name} answered`)]),
];

/** Dies at the `passage`-th time that it comes by. */
export interface KillAtPoint {
  readonly point: string;
  readonly passage: number;
}

/** Called wherever the gateway comes by a point. */
export type ComeBy = (point: string) => void;

/** Counts, and kills at the planned one. @param kill - does not return */
export function createComeBy(planned: KillAtPoint | undefined, kill: (point: string) => void): ComeBy {
  let passed = 0;
  return (point) => {
    if (point !== planned?.point) return;
    passed += 1;
    if (passed === planned.passage) kill(point);
  };
}
