import { type Decimal, decimal } from "@erp-gateway/core";
import { z } from "zod";

/** Business Central writes absence as an empty text. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined);

/** Absent: `0001-01-01`. */
export const date = text.transform((value) => (value === "0001-01-01" ? undefined : value));

/** Absent: the GUID of zeros. */
export const reference = text.transform((value) =>
  value !== undefined && /[1-9a-f]/i.test(value) ? value : undefined,
);

/** Comes as a JSON number; its shortest decimal form is what the ledger holds, up to 15 significant digits. */
export const amount = z
  .number()
  .refine((value) => Math.abs(value) < 1e15)
  .transform((value): Decimal => decimal(String(value).includes("e") ? value.toFixed(10) : String(value)));

/** `In_x0020_Review` → `In Review`; waves differ in how they spell enum values (business-central §2.3). */
export const enumValue = z
  .string()
  .transform((value) =>
    value.replace(/_x([0-9A-Fa-f]{4})_/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
