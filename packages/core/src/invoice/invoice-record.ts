import type { ErpSource } from "../mapping/source-record.ts";
import type { Invoice } from "./invoice.ts";
import type { InvoiceState } from "./invoice-state.ts";

/** An invoice as the gateway keeps it. */
export interface InvoiceRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly customerId: string;
  /** BT-1, as in the content: lists need not read that. */
  readonly number: string;
  readonly content: Invoice;
  /** `ERP`: posted there already, so it was never a draft here. */
  readonly origin: "API" | "ERP";
  /** The ERP's id of the posted document, when it came from there. */
  readonly erpReference?: string;
  /** What the ERP knew of it, for trying mappings on; when its connector offers a mapping. */
  readonly source?: ErpSource;
  readonly state: InvoiceState;
  /** When the state began; absent: when it was made. */
  readonly stateSince?: Date;
  readonly createdAt: Date;
}
