import type { Row, Value } from "./entity.ts";
import type { EntitySet } from "./entity-set.ts";
import { encodeEnum } from "./enum-text.ts";
import { selectPage } from "./page.ts";
import { type Options, parseQuery, partNames, type Query } from "./query.ts";

/** How enum values leave: `In_x0020_Review` or `In Review`. Waves differ. */
export type EnumSpelling = "encoded" | "plain";

export type Rendered = { [name: string]: Value | Rendered[] };

/** A row as JSON: the selected fields, and the parts that `$expand` names. */
export function renderRow(set: EntitySet, row: Row, query: Query, spelling: EnumSpelling): Rendered {
  const { entity } = set;
  const rendered: Rendered = {};
  if (row["@odata.etag"] !== undefined) rendered["@odata.etag"] = row["@odata.etag"];
  for (const [field, type] of entity.fields) {
    const value = row[field];
    if (value === undefined || query.select?.includes(field) === false) continue;
    rendered[field] = type === "Enum" && spelling === "encoded" ? encodeEnum(String(value)) : value;
  }
  const parts = set.parts?.(String(row[entity.key])) ?? {};
  for (const [name, options] of query.expand) {
    const part = parts[name];
    if (part !== undefined) rendered[name] = renderPart(part, options, spelling);
  }
  return rendered;
}

function renderPart(part: EntitySet, options: Options, spelling: EnumSpelling): Rendered[] {
  const query = parseQuery(options, part, partNames(part));
  const { rows } = selectPage(part.rows(), query, part.entity, Number.POSITIVE_INFINITY);
  return rows.map((row) => renderRow(part, row, query, spelling));
}
