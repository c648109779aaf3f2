import type { DemoDocument, TimelineEntry } from "./follow.ts";

const COLUMNS = ["document", "number", "time", "event", "what"] as const;
const WIDEST_DETAIL = 70;

/** What of an event's details a person wants to see; ids and hashes stay in the API. */
const SHOWN = new Set([
  "recipient",
  "reference",
  "message",
  "code",
  "number",
  "sender",
  "vendor",
  "matchedBy",
  "total",
  "files",
]);

export function describeEntry({ data }: TimelineEntry): string {
  const shown = data.filter(({ name }) => SHOWN.has(name)).map(({ name, value }) => `${name} ${value}`);
  // Remotes write some of these words: no control character of theirs reaches a terminal.
  const text = shown.join(", ").replace(/[\s\p{Cc}]+/gu, " ");
  return text.length > WIDEST_DETAIL ? `${text.slice(0, WIDEST_DETAIL - 1)}…` : text;
}

export const timeOf = ({ at }: TimelineEntry): string => at.slice(11, 23);

/** All timelines below each other, in columns. */
export function timelineTable(documents: readonly DemoDocument[]): readonly string[] {
  const rows = documents.flatMap((document) =>
    document.timeline.map((entry, index) => [
      index === 0 ? document.title : "",
      index === 0 ? document.number : "",
      timeOf(entry),
      entry.type,
      describeEntry(entry),
    ]),
  );
  const widths = COLUMNS.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(COLUMNS), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)];
}
