import { badUrl } from "../refusal.ts";
import type { Entity } from "./entity.ts";
import type { EntitySet, EntitySets } from "./entity-set.ts";
import { type Filter, parseFilter, unknownProperty } from "./filter.ts";

/** The query options of one set. */
export interface Query {
  readonly filter?: Filter;
  /** Absent: all fields. */
  readonly select?: readonly string[];
  readonly expand: ReadonlyMap<string, Options>;
  readonly orderBy: readonly { readonly field: string; readonly descending: boolean }[];
  readonly top?: number;
  readonly skip: number;
  readonly count: boolean;
  /** Key of the last row of the page before. */
  readonly skipToken?: string;
}

/** Query options as written, `$filter` and so on; `$expand` carries those of the part it names. */
export type Options = ReadonlyMap<string, string>;

const KNOWN = ["$filter", "$select", "$expand", "$orderby", "$top", "$skip", "$count", "$skiptoken"];

/** System query options of an address; others (`company`, `tenant`) are not for OData. */
export const optionsOf = (url: URL): Options => new Map([...url.searchParams].filter(([name]) => name.startsWith("$")));

/** @throws Refusal when an option is unknown, unreadable or names a field the entity lacks */
export function parseQuery(options: Options, { entity }: EntitySet, parts: (name: string) => boolean): Query {
  for (const name of options.keys()) {
    if (!KNOWN.includes(name)) throw badUrl(`The query parameter '${name}' is not supported.`);
  }
  const [filter, select, top, skipToken] = ["$filter", "$select", "$top", "$skiptoken"].map((name) =>
    options.get(name),
  );
  return {
    ...(filter === undefined ? {} : { filter: parseFilter(filter, entity) }),
    ...(select === undefined || select === "*" ? {} : { select: parseSelect(select, entity, parts) }),
    expand: parseExpand(options.get("$expand"), entity, parts),
    orderBy: splitOutside(options.get("$orderby") ?? "", ",").map((item) => parseOrder(item, entity)),
    ...(top === undefined ? {} : { top: parseCount(top, "$top") }),
    skip: parseCount(options.get("$skip") ?? "0", "$skip"),
    count: options.get("$count") === "true",
    ...(skipToken === undefined ? {} : { skipToken }),
  };
}

/** Whether a row of this set has such a part; asks any row, for all rows of a set have the same. */
export const partNames = (set: EntitySet): ((name: string) => boolean) => {
  const parts: EntitySets = set.parts?.("") ?? {};
  return (name) => Object.hasOwn(parts, name);
};

function parseSelect(text: string, entity: Entity, parts: (name: string) => boolean): readonly string[] {
  const fields = splitOutside(text, ",");
  const unknown = fields.find((field) => !entity.fields.has(field) && !parts(field));
  if (unknown !== undefined) throw unknownProperty(unknown, entity);
  return fields;
}

function parseOrder(item: string, entity: Entity): { field: string; descending: boolean } {
  const [field = "", direction = "asc", ...rest] = item.split(/\s+/);
  if (!entity.fields.has(field)) throw unknownProperty(field, entity);
  if (rest.length > 0 || !["asc", "desc"].includes(direction)) throw badUrl(`Syntax error in $orderby '${item}'.`);
  return { field, descending: direction === "desc" };
}

/** `lines($select=a;$expand=b),other` */
function parseExpand(text = "", entity: Entity, parts: (name: string) => boolean): Map<string, Options> {
  return new Map(
    splitOutside(text, ",").map((item): [string, Options] => {
      const [, name = "", inner = ""] = /^(\w+)(?:\((.*)\))?$/s.exec(item) ?? [];
      if (!parts(name)) throw unknownProperty(name === "" ? item : name, entity);
      return [name, new Map(splitOutside(inner, ";").map(parseOption))];
    }),
  );
}

function parseOption(text: string): [string, string] {
  const equals = text.indexOf("=");
  if (equals < 0) throw badUrl(`Syntax error in query option '${text}'.`);
  return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
}

function parseCount(text: string, option: string): number {
  if (!/^\d+$/.test(text)) throw badUrl(`Invalid value '${text}' for ${option} query option found.`);
  return Number(text);
}

/** Splits at separators that stand outside parentheses and quotes. */
function splitOutside(text: string, separator: "," | ";"): readonly string[] {
  const items = [""];
  let depth = 0;
  let quoted = false;
  for (const character of text) {
    if (character === "'") quoted = !quoted;
    if (!quoted && character === "(") depth++;
    if (!quoted && character === ")") depth--;
    if (character === separator && depth === 0 && !quoted) items.push("");
    else items[items.length - 1] += character;
  }
  return items.map((item) => item.trim()).filter((item) => item !== "");
}
