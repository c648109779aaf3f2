import type { Figure } from "./figure.ts";

const WIDTHS = [44, 18, 12, 4];

const line = (...cells: readonly string[]): string =>
  cells
    .map((cell, column) => cell.padEnd(WIDTHS[column] ?? 0))
    .join("  ")
    .trimEnd();

export const HEAD = `${line("name", "measured", "target")}\n${line(...WIDTHS.map((width) => "─".repeat(width)))}`;

export function toLine({ name, value, unit, most, least, remark = "" }: Figure): string {
  const measured = `${value.toFixed(unit === "s" || unit === "×" || (unit === "ms" && value < 10) ? 2 : 1)} ${unit}`;
  if (least !== undefined) return line(name, measured, `≥ ${least} ${unit}`, value >= least ? "ok" : "under", remark);
  if (most === undefined) return line(name, measured, "", "", remark);
  return line(name, measured, `≤ ${most} ${unit}`, value <= most ? "ok" : "over", remark);
}
