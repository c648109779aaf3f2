import type { ParticipantId } from "../identifier/participant-id.ts";

/**
 * "Elektronische facturering" on the card: by the sending profile, by the old eVerbinding integration (not through this
 * gateway), or not at all.
 */
export type ElectronicInvoicing = "DOCUMENT_SENDING_PROFILE" | "EVERBINDING" | "OFF";

/** The customer card. */
export interface Customer {
  readonly id: string;
  readonly organizationId: string;
  /** Number in the ERP; unique in the organization. */
  readonly number: string;
  readonly name: string;
  /** Endpoint-ID: where documents are delivered. */
  readonly endpointId: ParticipantId;
  /** Legal ID: who is named on the invoice, when that is not the Endpoint-ID; its scheme never starts with 9. */
  readonly legalId?: ParticipantId;
  /** With country prefix. */
  readonly vatNumber?: string;
  readonly sendingProfileId?: string;
  readonly electronicInvoicing: ElectronicInvoicing;
  readonly createdAt: Date;
}
