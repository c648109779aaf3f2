import type { Fault } from "../fault.ts";
import type { InvoiceInput } from "../invoice/invoice-input.ts";
import { jsonPath } from "../json-path.ts";
import {
  describeRow,
  type Lookup,
  type Mapping,
  type MappingRow,
  type MappingSource,
  rowKey,
  type SimpleSource,
} from "./mapping.ts";
import { MAPPING_FAULTS, type MappingFault } from "./mapping-faults.ts";
import { type MappingTarget, targetOf } from "./mapping-terms.ts";
import { fieldOf, type SourceFields, type SourceRecord } from "./source-record.ts";
import { fillTemplate } from "./template.ts";

/** A value, where it goes, and the row that says so. */
export interface Assignment {
  readonly row: MappingRow;
  readonly path: readonly (string | number)[];
  /** Text; the source's own list for a group. A required term without a value is empty. */
  readonly value: unknown;
}

export interface Mapped {
  /** Without files. The terms are where they belong; whether their values hold is for `parseInvoice`. */
  readonly invoice: InvoiceInput;
  readonly assignments: readonly Assignment[];
  /** Paths are those of the invoice; messages name the row. */
  readonly faults: readonly Fault[];
}

/** Fills an invoice from a source record, term by term. Values are copied, looked up and pasted, never evaluated. */
export function applyMapping(mapping: Mapping, record: SourceRecord): Mapped {
  const faults: Fault[] = [];
  const rows = mapping.map((row) => ({ row, target: targetOf(row.target) }));
  const ofHeader = rows.filter(({ target }) => !target.onLine);
  const ofLine = rows.filter(({ target }) => target.onLine);
  const assignments = fill(ofHeader, [], { record, line: undefined }, faults);
  for (const [index, line] of record.lines.entries()) {
    assignments.push(...fill(ofLine, ["lines", index], { record, line }, faults));
  }

  const invoice: Tree = { kind: record.kind, lines: record.lines.map(() => ({})) };
  for (const { path, value } of assignments) put(invoice, path, value);
  return { invoice: invoice as unknown as InvoiceInput, assignments, faults };
}

interface Row {
  readonly row: MappingRow;
  readonly target: MappingTarget;
}

interface Scope {
  readonly record: SourceRecord;
  readonly line: SourceFields | undefined;
}

/** The rows of one scope that have a value. Groups without substance are left out, and occurrences close up. */
function fill(rows: readonly Row[], base: readonly (string | number)[], scope: Scope, faults: Fault[]): Assignment[] {
  const found: (Row & { readonly value: unknown; readonly occurrence: number })[] = [];
  const present = new Set<string>();
  for (const { row, target } of rows) {
    if (row.from === "omit") continue;
    const { occurrence = 1 } = row;
    const value = resolveSource(row.from, target, scope, (code, detail = "") => {
      const message = `${MAPPING_FAULTS[code]}${detail}: ${describeRow(row)}`;
      faults.push({ code, message, path: jsonPath("$", pathOf(target, base, occurrence - 1)) });
    });
    if (value === undefined && !target.required) continue;
    found.push({ row, target, value: value ?? "", occurrence });
    present.add(rowKey(row));
  }
  const kept = found.filter(
    ({ target: { substance }, occurrence }) =>
      substance.length === 0 || substance.some((term) => present.has(rowKey({ target: term, occurrence }))),
  );
  const places = new Map<string, Set<number>>();
  for (const { target, occurrence } of kept) {
    const list = listOf(target);
    places.set(list, (places.get(list) ?? new Set()).add(occurrence));
  }
  return kept.map(({ row, target, value, occurrence }) => {
    const index = [...(places.get(listOf(target)) ?? [])].filter((other) => other < occurrence).length;
    return { row, path: pathOf(target, base, index), value };
  });
}

/** The list that a repeating term is in; all others share one name. */
const listOf = ({ steps }: MappingTarget): string => steps.slice(0, steps.indexOf("[]") + 1).join(".");

const pathOf = ({ steps }: MappingTarget, base: readonly (string | number)[], index: number) => [
  ...base,
  ...steps.map((step) => (step === "[]" ? index : step)),
];

type Complain = (code: MappingFault, detail?: string) => void;

function resolveSource(source: MappingSource, target: MappingTarget, scope: Scope, complain: Complain): unknown {
  if (!("firstOf" in source)) {
    return target.isGroup ? groupOf(source, scope, complain) : textOf(source, scope, complain);
  }
  const last = source.firstOf.length - 1;
  for (const [index, alternative] of source.firstOf.entries()) {
    // A value that one table lacks may be what the next source is for.
    const value = textOf(alternative, scope, index === last ? complain : forgiveLookup(complain));
    if (value !== undefined) return value;
  }
  return undefined;
}

const forgiveLookup =
  (complain: Complain): Complain =>
  (code, detail) =>
    code === "MAPPING-VALUE-02" ? undefined : complain(code, detail);

function textOf(source: SimpleSource, scope: Scope, complain: Complain): string | undefined {
  if ("constant" in source) return source.constant;
  if ("field" in source) return fieldText(source.field, scope, complain);
  if ("lookup" in source) return lookUp(source.lookup, scope, complain);
  return fillTemplate(source.template, (field) => fieldText(field, scope, complain));
}

function fieldText(name: string, { record, line }: Scope, complain: Complain): string | undefined {
  const value = fieldOf(record, line, name);
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  complain("MAPPING-VALUE-01");
  return undefined;
}

function lookUp({ field, table, otherwise }: Lookup, scope: Scope, complain: Complain): string | undefined {
  const value = fieldText(field, scope, complain);
  if (value === undefined) return undefined;
  if (Object.hasOwn(table, value)) return table[value];
  if (otherwise === undefined) complain("MAPPING-VALUE-02", ` ("${value}")`);
  return otherwise;
}

function groupOf(source: MappingSource, { record, line }: Scope, complain: Complain): unknown {
  if (!("field" in source)) return undefined;
  const value = fieldOf(record, line, source.field);
  if (value === undefined || Array.isArray(value)) return value;
  complain("MAPPING-VALUE-03");
  return undefined;
}

type Tree = { [name: string]: unknown };

/** Paths come from the table of terms, so that no name of the input is ever a key here. */
function put(root: Tree, path: readonly (string | number)[], value: unknown): void {
  let at = root;
  for (const [depth, step] of path.slice(0, -1).entries()) {
    at[step] ??= typeof path[depth + 1] === "number" ? [] : {};
    at = at[step] as Tree;
  }
  at[path.at(-1) ?? ""] = value;
}
