import type { Decimal } from "../decimal/decimal.ts";
import type { InvoiceInput } from "../invoice/invoice-input.ts";
import type { LocalDate } from "../local-date.ts";
import type { SourceRecord } from "../mapping/source-record.ts";

export interface ErpCompany {
  readonly id: string;
  readonly name: string;
}

/** A sales invoice or credit memo that the ERP has posted. */
export interface PostedInvoice {
  /** The ERP's id of the posted document; never posted twice to us under one id. */
  readonly reference: string;
  /** Number of the customer card. */
  readonly customerNumber: string;
  /** What the ERP knows, in the shape people submit; identifiers and profile come from the customer card. */
  readonly invoice: InvoiceInput;
  /** What `invoice` was made of by the connector's `defaultMapping`, files apart; present when it has one. */
  readonly source?: SourceRecord;
}

export interface PostedInvoicePage {
  readonly invoices: readonly PostedInvoice[];
  /** Opaque; store it once the whole page is stored. */
  readonly cursor: string;
  readonly more: boolean;
}

export interface VendorKeys {
  /** With country prefix, no separators. */
  readonly vatNumber?: string;
  /** KvK or other trade-register number, bare. */
  readonly registrationNumber?: string;
  readonly ibans: readonly string[];
}

export interface Vendor {
  readonly reference: string;
  readonly number: string;
  readonly name: string;
  readonly matchedBy: "VAT_NUMBER" | "REGISTRATION_NUMBER" | "IBAN";
  /** All bank accounts the ERP knows for this vendor; `undefined` when the ERP does not show them. */
  readonly ibans: readonly string[] | undefined;
}

export interface PostingLine {
  readonly description: string;
  readonly quantity: Decimal;
  /** Per unit, before VAT, after line allowances. */
  readonly unitCost: Decimal;
  /** Ledger account number in the ERP. */
  readonly ledgerAccount: string;
  /** The ERP's own VAT code, from the posting scheme. */
  readonly vatCode: string;
}

/** What is to be booked. Amounts are those of the supplier's document. */
export interface PostingProposal {
  readonly kind: "INVOICE" | "CREDIT_NOTE";
  readonly vendorReference: string;
  readonly supplierNumber: string;
  readonly issueDate: LocalDate;
  readonly dueDate?: LocalDate;
  readonly currency: string;
  readonly lines: readonly PostingLine[];
  readonly totalWithVat: Decimal;
}

export interface CreatedPurchaseInvoice {
  readonly reference: string;
  /** The ERP's number for it, if it has one already. */
  readonly number?: string;
  /** False when an earlier call with the same key made it. */
  readonly created: boolean;
  /** As the ERP computed it; compared with the supplier's total. */
  readonly totalWithVat: Decimal;
}

export interface ErpFile {
  readonly name: string;
  readonly mimeCode: string;
  readonly bytes: Uint8Array;
}

/** The ERP itself. Everything is within one company; `companyId` comes from the settings or from `companies()`. */
export interface ErpPort {
  /** @throws ConnectorError */
  companies(): Promise<readonly ErpCompany[]>;
  /** Posted since `cursor`, oldest first; `undefined` reads from the beginning. Pages may overlap. @throws ConnectorError */
  postedInvoices(cursor: string | undefined): Promise<PostedInvoicePage>;
  /** VAT number, then registration number, then IBAN: first key that hits wins; several hits on it are all returned. @throws ConnectorError */
  findVendors(keys: VendorKeys): Promise<readonly Vendor[]>;
  /** Idempotent by `key` and by (vendor, supplier's number). Creates a draft. @throws ConnectorError */
  createPurchaseInvoice(key: string, proposal: PostingProposal): Promise<CreatedPurchaseInvoice>;
  /** Takes a draft out again. Harmless when it is gone already; a posted one is refused. @throws ConnectorError */
  undoPurchaseInvoice(reference: string): Promise<void>;
  /** Harmless when a file of that name is there already. @throws ConnectorError */
  attach(reference: string, file: ErpFile): Promise<void>;
  ledgerAccounts(): Promise<readonly { readonly number: string; readonly name: string }[]>;
  vatCodes(): Promise<readonly { readonly code: string; readonly description: string }[]>;
}
