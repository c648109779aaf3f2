import type { Decimal } from "../decimal/decimal.ts";
import type { LocalDate } from "../local-date.ts";
import type { Invoice, Totals } from "./invoice.ts";

/**
 * An invoice as people and ERPs hand it in: the shape of `Invoice` with decimals and dates as text, empty groups left
 * out, and everything that follows from the lines optional. What is given nevertheless must agree.
 */
export type InvoiceInput = Loose<Omit<Invoice, "typeCode" | "totals" | "lines" | "vatBreakdown">> & {
  /** Default 380 for an invoice, 381 for a credit note. */
  readonly typeCode?: string | null | undefined;
  /** BT-113 and BT-114 count; the other totals are compared with the computed ones. */
  readonly totals?: Partial<Loose<Totals>> | null | undefined;
  /** Exemption reasons per category; amounts are computed. */
  readonly vatBreakdown?: readonly LooseBreakdown[] | null | undefined;
  readonly lines: readonly LooseLine[];
};

type LooseBreakdown = Partial<Loose<Omit<Invoice["vatBreakdown"][number], "category">>> & {
  readonly category: Loose<Invoice["vatBreakdown"][number]["category"]>;
};

/** `id` defaults to the position, `amount` is computed. */
type LooseLine = Loose<Omit<Invoice["lines"][number], "id" | "amount">> & {
  readonly id?: string | null | undefined;
  readonly amount?: string | null | undefined;
};

/** Decimals and dates as text, arrays optional, optional keys may be `undefined` or `null`. */
export type Loose<T> = T extends Decimal | LocalDate
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Loose<Item>[]
    : T extends string
      ? T
      : T extends object
        ? { readonly [Key in RequiredKeys<T>]: Loose<T[Key]> } & {
            readonly [Key in OptionalKeys<T>]?: Loose<NonNullable<T[Key]>> | null | undefined;
          }
        : T;

type IsOptional<T, Key extends keyof T> = undefined extends T[Key]
  ? true
  : T[Key] extends readonly unknown[]
    ? true
    : false;
type RequiredKeys<T> = { [Key in keyof T]-?: IsOptional<T, Key> extends true ? never : Key }[keyof T];
type OptionalKeys<T> = { [Key in keyof T]-?: IsOptional<T, Key> extends true ? Key : never }[keyof T];
