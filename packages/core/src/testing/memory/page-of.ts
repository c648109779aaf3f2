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

/** A filter that does not name the value lets every value through. */
export const fits = (wanted: string | undefined, actual: string): boolean => wanted === undefined || wanted === actual;
