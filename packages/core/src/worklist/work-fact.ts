import type { Context } from "../context/context.ts";
import type { WorkKind } from "./work-item.ts";

/** What is known about an item now. */
export interface WorkFacts {
  /** Of the catalogue: what a person can do. */
  readonly code: string;
  readonly facts: readonly WorkFact[];
}

/** For people, in the order they are shown. Names are stable; one may come several times. */
export type WorkFact = readonly [name: string, value: string];

/** @returns `undefined` for what is not there any more */
export type FindFacts = (context: Context, subjectId: string, kind: WorkKind) => Promise<WorkFacts | undefined>;

/** A fact that has a value. */
export const present = (name: string, value: string | undefined): readonly WorkFact[] =>
  value === undefined || value === "" ? [] : [[name, value]];
