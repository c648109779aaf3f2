import type { MappingTerm } from "./mapping-terms.ts";

/** Which source value fills which business term. Declarative: nothing in it is ever executed. */
export type Mapping = readonly MappingRow[];

export interface MappingRow {
  readonly target: MappingTerm;
  /** Which one of a term that repeats, e.g. 2 for the second payment means; 1 to 9, absent means 1. */
  readonly occurrence?: number;
  readonly from: MappingSource | "omit";
}

/** A `field` is a dotted name in the ERP's source record; rows for lines reach their line as `line.…`. */
export type MappingSource = SimpleSource | { readonly firstOf: readonly SimpleSource[] };

export type SimpleSource =
  | { readonly field: string }
  | { readonly constant: string }
  /** An empty field gives nothing. A value that the table lacks gives `otherwise`; without it, it is a fault. */
  | { readonly lookup: Lookup }
  /** `Order {number} of {orderDate}`; gives nothing when one of its fields is empty. */
  | { readonly template: string };

export interface Lookup {
  readonly field: string;
  readonly table: Readonly<Record<string, string>>;
  readonly otherwise?: string;
}

/** The mapping that a sending profile had since it was saved. */
export interface MappingVersion {
  readonly profileId: string;
  /** 1, 2, 3, … within the profile; also when the mapping was removed in between. */
  readonly version: number;
  /** What differs from the ERP's default. */
  readonly rows: Mapping;
  readonly savedAt: Date;
}

export const MAPPING_LIMITS = {
  rows: 200,
  tableEntries: 1_000,
  /** Of a constant, a template, a field name, a key or value of a table. */
  textLength: 1_000,
  alternatives: 5,
  occurrence: 9,
  /** Of the whole, as JSON. */
  characters: 250_000,
} as const;

/** One row for each of these. */
export const rowKey = ({ target, occurrence = 1 }: Pick<MappingRow, "target" | "occurrence">): string =>
  `${target} ${occurrence}`;

/** The default with the rows of `overrides` in the place of those for the same term. */
export function mergeMapping(defaults: Mapping, overrides: Mapping): Mapping {
  const rows = new Map(defaults.map((row) => [rowKey(row), row]));
  for (const row of overrides) rows.set(rowKey(row), row);
  return [...rows.values()];
}

/** A row as people read it: `BT-130 from line.unitOfMeasureCode`. */
export function describeRow({ target, occurrence = 1, from }: MappingRow): string {
  const name = occurrence === 1 ? target : `${target} (${occurrence})`;
  return from === "omit" ? `${name} left out` : `${name} from ${describeSource(from)}`;
}

function describeSource(source: MappingSource): string {
  if ("field" in source) return source.field;
  if ("lookup" in source) return `${source.lookup.field} by its table`;
  if ("firstOf" in source) return source.firstOf.map(describeSource).join(", else ");
  return "constant" in source ? `the constant "${source.constant}"` : `the template "${source.template}"`;
}
