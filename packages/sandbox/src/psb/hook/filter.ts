import { normalise } from "../../world/party-id.ts";
import type { NewEvent } from "./event.ts";

type Comparison = { readonly field: string; readonly equal: boolean; readonly value: string };

/** Alternatives of conditions that must all hold: `&&` binds stronger than `||`. */
export type Filter = readonly (readonly Comparison[])[];

const COMPARISON = /^\s*([A-Za-z]\w*)\s*(==|!=)\s*"([^"]*)"\s*$/;

/**
 * Parses a filter such as `sender == "0106:123" || sender == "0106:456" && verdict == "accept"`.
 * @returns `undefined` when it is something else
 */
export function parseFilter(text: string): Filter | undefined {
  const alternatives: Comparison[][] = [];
  for (const alternative of text.split("||")) {
    const comparisons = alternative.split("&&").map(parseComparison);
    const understood = comparisons.filter((comparison) => comparison !== undefined);
    if (understood.length < comparisons.length) return undefined;
    alternatives.push(understood);
  }
  return alternatives;
}

/** Party ids are the same in any notation. */
export function passesFilter(filter: Filter, event: NewEvent): boolean {
  const fields = new Map(Object.entries({ ...event.details, topic: event.topic, partyId: event.partyId }));
  return filter.some((alternative) =>
    alternative.every(({ field, equal, value }) => (normalise(fields.get(field) ?? "") === normalise(value)) === equal),
  );
}

function parseComparison(text: string): Comparison | undefined {
  const [, field, operator, value] = COMPARISON.exec(text) ?? [];
  return field === undefined || value === undefined ? undefined : { field, equal: operator === "==", value };
}
