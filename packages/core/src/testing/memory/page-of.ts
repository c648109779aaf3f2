import type { PageRequest } from "../../store/page.ts";

/** The rows of a page, newest first. */
export function pageOf<Row extends { readonly id: string }>(
  rows: ReadonlyMap<string, Row>,
  { limit, before, after }: PageRequest,
  keep: (row: Row) => boolean = () => true,
): readonly Row[] {
  const newestFirst = [...rows.values()]
    .filter((row) => keep(row) && (before === undefined || row.id < before) && (after === undefined || row.id > after))
    .sort((left, right) => (left.id < right.id ? 1 : -1));
  return after === undefined ? newestFirst.slice(0, limit) : newestFirst.slice(-limit);
}

/** The first rows whose state began at the moment or before, oldest first. */
export function lateOf<Row extends { readonly stateSince?: Date }>(
  rows: ReadonlyMap<string, Row>,
  since: Date,
  limit: number,
  keep: (row: Row) => boolean,
): readonly Row[] {
  const sinceMs = ({ stateSince }: Row) => stateSince?.getTime() ?? Number.POSITIVE_INFINITY;
  return [...rows.values()]
    .filter((row) => sinceMs(row) <= since.getTime() && keep(row))
    .sort((left, right) => sinceMs(left) - sinceMs(right))
    .slice(0, limit);
}

/** A filter that does not name the value lets every value through. */
export const fits = (wanted: string | undefined, actual: string): boolean => wanted === undefined || wanted === actual;
