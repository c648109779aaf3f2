import { accept, type Fault, fault, type Result } from "../fault.ts";
import { jsonPath } from "../json-path.ts";
import { isObject } from "./is-object.ts";
import { MAPPING_LIMITS, type Mapping, rowKey } from "./mapping.ts";
import { MAPPING_FAULTS, type MappingFault } from "./mapping-faults.ts";
import { MAPPING_TARGETS, type MappingTarget } from "./mapping-terms.ts";
import { FIELD_NAME, fieldsOf, restOf } from "./template.ts";

/** Reads a mapping as somebody wrote it; every fault at once, with its path. */
export function parseMapping(raw: unknown, path = "$"): Result<Mapping> {
  const faults = mappingFaults(raw, path);
  // The readers have looked at every member: without a fault it is one.
  return faults.length > 0 ? { ok: false, faults } : accept(raw as Mapping);
}

/** What is wrong with a part of it; `target` is the term it fills, as far as that is known. */
type Reader = (raw: unknown, path: string, target: MappingTarget | undefined) => readonly Fault[];

const NONE: readonly Fault[] = [];
const one = (code: MappingFault, path: string): readonly Fault[] => [fault(MAPPING_FAULTS, code, path)];

function mappingFaults(raw: unknown, path: string): readonly Fault[] {
  if (!Array.isArray(raw)) return one("MAPPING-TYPE", path);
  if (raw.length > MAPPING_LIMITS.rows) return one("MAPPING-SIZE-01", path);
  if (JSON.stringify(raw).length > MAPPING_LIMITS.characters) return one("MAPPING-SIZE-04", path);
  const seen = new Set<string>();
  return raw.flatMap((row: unknown, index) => rowFaults(row, `${path}[${index}]`, seen));
}

function rowFaults(row: unknown, path: string, seen: Set<string>): readonly Fault[] {
  if (!isObject(row)) return one("MAPPING-TYPE", path);
  const { target: term, from } = row;
  const target = typeof term === "string" ? MAPPING_TARGETS.get(term) : undefined;
  return [
    ...otherMembers(row, ["target", "occurrence", "from"], path),
    ...(target === undefined ? one("MAPPING-TARGET-01", `${path}.target`) : targetFaults(target, row, path, seen)),
    ...(from === "omit" ? NONE : sourceFaults(from, `${path}.from`, target)),
  ];
}

function targetFaults(
  target: MappingTarget,
  { occurrence = 1, from }: Readonly<Record<string, unknown>>,
  path: string,
  seen: Set<string>,
): readonly Fault[] {
  const most = target.repeats ? MAPPING_LIMITS.occurrence : 1;
  if (typeof occurrence !== "number" || !Number.isInteger(occurrence) || occurrence < 1 || occurrence > most) {
    return one("MAPPING-TARGET-03", `${path}.occurrence`);
  }
  const key = rowKey({ target: target.term, occurrence });
  const twice = seen.has(key);
  seen.add(key);
  const whole = from === "omit" || (isObject(from) && "field" in from);
  return [
    ...(twice ? one("MAPPING-TARGET-02", `${path}.target`) : NONE),
    ...(target.required && from === "omit" ? one("MAPPING-TARGET-04", `${path}.from`) : NONE),
    ...(target.isGroup && !whole ? one("MAPPING-TARGET-05", `${path}.from`) : NONE),
  ];
}

const sourceFaults: Reader = (raw, path, target) => {
  const [kind, ...others] = isObject(raw) ? Object.keys(raw) : [];
  const read = SOURCES.get(kind ?? "");
  if (!isObject(raw) || kind === undefined || read === undefined || others.length > 0) {
    return one("MAPPING-SOURCE-01", path);
  }
  return read(raw[kind], `${path}.${kind}`, target);
};

const textFaults: Reader = (raw, path) => {
  if (typeof raw !== "string") return one("MAPPING-TYPE", path);
  return raw === "" || raw.length > MAPPING_LIMITS.textLength ? one("MAPPING-SIZE-03", path) : NONE;
};

const fieldFaults: Reader = (raw, path, target) => {
  if (typeof raw !== "string") return one("MAPPING-TYPE", path);
  if (raw.length > MAPPING_LIMITS.textLength) return one("MAPPING-SIZE-03", path);
  if (!FIELD_NAME.test(raw)) return one("MAPPING-FIELD-01", path);
  return raw.startsWith("line.") && target?.onLine === false ? one("MAPPING-FIELD-02", path) : NONE;
};

const templateFaults: Reader = (raw, path, target) => {
  const faults = textFaults(raw, path, target);
  if (typeof raw !== "string" || faults.length > 0) return faults;
  const fields = fieldsOf(raw);
  const malformed = fields.length === 0 || /[{}]/.test(restOf(raw));
  return [
    ...(malformed ? one("MAPPING-TEMPLATE-01", path) : NONE),
    ...fields.flatMap((field) => fieldFaults(field, path, target)),
  ];
};

const lookupFaults: Reader = (raw, path, target) => {
  if (!isObject(raw)) return one("MAPPING-TYPE", path);
  const { field, table, otherwise } = raw;
  return [
    ...otherMembers(raw, ["field", "table", "otherwise"], path),
    ...fieldFaults(field, `${path}.field`, target),
    ...tableFaults(table, `${path}.table`),
    ...("otherwise" in raw ? textFaults(otherwise, `${path}.otherwise`, target) : NONE),
  ];
};

function tableFaults(raw: unknown, path: string): readonly Fault[] {
  if (!isObject(raw)) return one("MAPPING-TYPE", path);
  const entries = Object.entries(raw);
  if (entries.length === 0 || entries.length > MAPPING_LIMITS.tableEntries) return one("MAPPING-SIZE-02", path);
  return entries.flatMap(([key, value]) => {
    const at = jsonPath(path, [key]);
    return [...textFaults(key, at, undefined), ...textFaults(value, at, undefined)];
  });
}

const alternativesFaults: Reader = (raw, path, target) => {
  if (!Array.isArray(raw) || raw.length < 2 || raw.length > MAPPING_LIMITS.alternatives) {
    return one("MAPPING-SOURCE-02", path);
  }
  return raw.flatMap((source: unknown, index) =>
    isObject(source) && "firstOf" in source
      ? one("MAPPING-SOURCE-02", `${path}[${index}]`)
      : sourceFaults(source, `${path}[${index}]`, target),
  );
};

const SOURCES: ReadonlyMap<string, Reader> = new Map([
  ["field", fieldFaults],
  ["constant", textFaults],
  ["lookup", lookupFaults],
  ["template", templateFaults],
  ["firstOf", alternativesFaults],
]);

function otherMembers(
  raw: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: string,
): readonly Fault[] {
  const others = Object.keys(raw).filter((key) => !known.includes(key));
  return others.flatMap((key) => one("MAPPING-UNKNOWN", jsonPath(path, [key])));
}
