import { accept, fault, type Result, reject } from "../fault.ts";
import { MOST_LINES } from "../invoice/invoice-input-faults.ts";
import { isObject } from "./is-object.ts";
import { MAPPING_FAULTS } from "./mapping-faults.ts";

/**
 * What an ERP knows of a posted document, under names of the connector's choosing: the fields a mapping can take.
 * JSON; dates and exact amounts are text, absent is absent.
 */
export interface SourceRecord extends SourceFields {
  readonly kind: "INVOICE" | "CREDIT_NOTE";
  readonly lines: readonly SourceFields[];
}

export interface SourceFields {
  readonly [name: string]: SourceValue;
}

export type SourceValue = string | SourceFields | readonly SourceFields[] | undefined;

/** A source record, and the connector whose default mapping reads it. */
export interface ErpSource {
  readonly connectorId: string;
  readonly record: SourceRecord;
}

/** Looks at the frame only: what the fields hold is judged when a mapping takes them. */
export function parseSourceRecord(raw: unknown, path = "$"): Result<SourceRecord> {
  return isRecord(raw) ? accept(raw) : reject(fault(MAPPING_FAULTS, "MAPPING-RECORD-01", path));
}

function isRecord(raw: unknown): raw is SourceRecord {
  if (!isObject(raw) || (raw["kind"] !== "INVOICE" && raw["kind"] !== "CREDIT_NOTE")) return false;
  const lines: unknown = raw["lines"];
  return Array.isArray(lines) && lines.length > 0 && lines.length <= MOST_LINES && lines.every(isObject);
}

/** What stands under the dotted name: own members only, so that no name leads out of the record. */
export function fieldOf(record: SourceRecord, line: SourceFields | undefined, name: string): unknown {
  const [first, ...rest] = name.split(".");
  const onLine = line !== undefined && first === "line";
  let at: unknown = onLine ? line : record;
  for (const step of onLine ? rest : [first ?? "", ...rest]) {
    if (!isObject(at) || !Object.hasOwn(at, step)) return undefined;
    at = at[step];
  }
  return at;
}
