import type { Fault } from "../fault.ts";
import { jsonPath } from "../json-path.ts";
import { type Assignment, applyMapping } from "./apply-mapping.ts";
import { type Mapping, mergeMapping } from "./mapping.ts";
import type { MappingTerm } from "./mapping-terms.ts";
import type { SourceRecord } from "./source-record.ts";

/** A place where an own mapping says something else than the default. */
export interface MappingDifference {
  /** JSONPath in the invoice. */
  readonly target: string;
  readonly term: MappingTerm;
  /** Text, or a group as JSON; `undefined` when it has no value. */
  readonly defaultValue: string | undefined;
  readonly mappedValue: string | undefined;
}

export interface MappingDiff {
  /** In the order of the default, then what is new. */
  readonly differences: readonly MappingDifference[];
  /** Where the rows meet a value they cannot take. */
  readonly faults: readonly Fault[];
}

/** What the rows change on the invoice of this record. */
export function diffMapping(defaults: Mapping, rows: Mapping, record: SourceRecord): MappingDiff {
  const mapped = applyMapping(mergeMapping(defaults, rows), record);
  const before = placesOf(applyMapping(defaults, record).assignments);
  const after = placesOf(mapped.assignments);
  const differences = [...new Map([...before, ...after])].flatMap(([target, { term }]) => {
    const defaultValue = before.get(target)?.text;
    const mappedValue = after.get(target)?.text;
    return defaultValue === mappedValue ? [] : [{ target, term, defaultValue, mappedValue }];
  });
  return { differences, faults: mapped.faults };
}

const placesOf = (assignments: readonly Assignment[]) =>
  new Map(
    assignments.map(({ row, path, value }) => {
      const text = typeof value === "string" ? value || undefined : JSON.stringify(value);
      return [jsonPath("$", path), { term: row.target, text }];
    }),
  );
