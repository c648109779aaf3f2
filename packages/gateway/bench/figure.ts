/** One number of the table. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "s" | "MB" | "ms" | "µs" | "requests/s" | "invoices/s" | "×";
  /** The target, in `unit`; without one of these two it is for information. */
  readonly most?: number;
  readonly least?: number;
  /** What one must know to read the number. */
  readonly remark?: string;
}

/** Nearest rank. @param share - 0.5 is the median */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
