import type { OutputFormat } from "../invoice/document-format.ts";

/**
 * `AUTOMATIC`: validated and submitted while posting; an invalid invoice is not posted and stays editable.
 * `MANUAL`: posting freezes the invoice; it is sent later, and an error then needs a credit note.
 */
export type ProcessingMode = "AUTOMATIC" | "MANUAL";

export interface SendingProfile {
  readonly id: string;
  readonly organizationId: string;
  /** As on the customer card, e.g. `ECONNECT`; unique in the organization. */
  readonly code: string;
  /** Serves customers without a profile of their own. Usually off: customers who can't receive would fail. */
  readonly isDefault: boolean;
  readonly processingMode: ProcessingMode;
  readonly connectionId: string;
  readonly format: OutputFormat;
  /** "Sending via Peppol"; off refuses sending, with the reason. */
  readonly sendViaPeppol: boolean;
  /** Its mapping for invoices of the ERP; absent: the ERP's default. Moved by the mapping store alone. */
  readonly mappingVersion?: number;
  readonly createdAt: Date;
}
