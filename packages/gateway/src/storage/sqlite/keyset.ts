import type { PageRequest } from "@erp-gateway/core";
import { type AnyColumn, and, asc, desc, eq, gt, lt, type SQL } from "drizzle-orm";

/** Where clause and order of a keyset page: newest first, unless the page stands next to `after`. */
export function keyset(id: AnyColumn, page: PageRequest, filters: readonly (SQL | undefined)[]) {
  const where = and(
    ...filters,
    page.before === undefined ? undefined : lt(id, page.before),
    page.after === undefined ? undefined : gt(id, page.after),
  );
  return { where, orderBy: page.after === undefined ? desc(id) : asc(id), limit: page.limit };
}

/** Rows next to `after` were read oldest first; lists are newest first. */
export const newestFirst = <T>(page: PageRequest, rows: readonly T[]): readonly T[] =>
  page.after === undefined ? rows : rows.toReversed();

export const optionally = (column: AnyColumn, value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value);
