import { badUrl } from "../refusal.ts";
import { matches, order } from "./comparison.ts";
import type { Entity, Row } from "./entity.ts";
import type { Query } from "./query.ts";

export interface Page {
  readonly rows: readonly Row[];
  /** Rows that pass the filter, whatever `$top` and `$skip` say. */
  readonly count: number;
  /** Where the next page goes on; absent on the last one. */
  readonly next?: { readonly after: string; readonly top?: number };
}

export function selectPage(rows: readonly Row[], query: Query, entity: Entity, pageSize: number): Page {
  const { filter, skipToken, top } = query;
  const matching = filter === undefined ? rows : rows.filter((row) => matches(filter, row, entity));
  const sorted = query.orderBy.length === 0 ? matching : matching.toSorted(byFields(query, entity));
  const from = skipToken === undefined ? query.skip : placeAfter(skipToken, sorted, entity);
  const wanted = sorted.slice(from, top === undefined ? undefined : from + top);
  const page = wanted.slice(0, pageSize);
  const last = page.at(-1);
  if (last === undefined || page.length === wanted.length) return { rows: page, count: matching.length };
  const remaining = top === undefined ? {} : { top: top - page.length };
  return { rows: page, count: matching.length, next: { after: String(last[entity.key]), ...remaining } };
}

/** The page size a client asks for with `Prefer: odata.maxpagesize=300`, never above what the server gives. */
export function pageSizeFor(prefer: string | undefined, serverLimit: number): number {
  const [, asked] = /(?:^|[\s,;])(?:odata\.)?maxpagesize\s*=\s*(\d+)/i.exec(prefer ?? "") ?? [];
  return asked === undefined ? serverLimit : Math.max(1, Math.min(Number(asked), serverLimit));
}

function byFields({ orderBy }: Query, entity: Entity): (left: Row, right: Row) => number {
  return (left, right) => {
    for (const { field, descending } of orderBy) {
      const difference = order(left[field] ?? "", right[field] ?? "", entity.fields.get(field) ?? "String");
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  };
}

function placeAfter(key: string, rows: readonly Row[], entity: Entity): number {
  const place = rows.findIndex((row) => row[entity.key] === key);
  if (place < 0) throw badUrl("The $skiptoken does not lead to a page any more.");
  return place + 1;
}
