import type { Fault, Result } from "../fault.ts";
import type { Invoice } from "./invoice.ts";

/** Peppol BIS Billing 3.0, the Dutch CIUS (SI-UBL 2.0), or its extension with two payment means for a G-account. */
export type OutputFormat = "PEPPOL_BIS_3" | "NLCIUS" | "NLCIUS_G_ACCOUNT";

/** What a business rule says about a document. */
export interface Finding {
  /** As published: `BR-CO-15`, `PEPPOL-EN16931-R003`, `NL-R-003`. */
  readonly rule: string;
  /** What publishes it: `en16931`, `peppol`, `nlcius`, `nlcius-gaccount`; `ubl-2.1` for the schema, `xml` for XML itself. */
  readonly ruleSet: string;
  /** A fatal finding makes the document invalid. */
  readonly severity: "FATAL" | "WARNING";
  readonly message: string;
  /** Business terms and groups of EN 16931 it is about: `BT-112`, `BG-23`. */
  readonly terms: readonly string[];
  /** XPath of the element it is about. */
  readonly location: string;
  /** 1-based line in the document. */
  readonly line: number;
  /** JSONPath in the canonical invoice, where the model has the term. */
  readonly path: string;
}

/** How invoices become documents and back. Pure; implemented by the `peppol` package. */
export interface DocumentFormat {
  /**
   * UTF-8 UBL, byte-stable: equal invoices give equal bytes.
   * @throws RangeError when `passthroughFaults` finds any
   */
  write(invoice: Invoice, format: OutputFormat): Uint8Array;
  /** Why the passthrough of an invoice cannot be written: no place for it, no XML, or it would change a term. */
  passthroughFaults(invoice: Invoice, path?: string): readonly Fault[];
  /** Hostile input is refused with a coded fault; line numbers stand in the message. */
  read(bytes: Uint8Array): Result<Invoice>;
  /** By the rules that the document claims to keep (BT-24). Never throws: an unreadable document is a fatal finding. */
  check(bytes: Uint8Array): readonly Finding[];
  /** Both, of one reading. */
  inspect(bytes: Uint8Array): Inspection;
}

export interface Inspection {
  readonly invoice: Result<Invoice>;
  readonly findings: readonly Finding[];
}
