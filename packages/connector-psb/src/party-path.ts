import type { ParticipantId } from "@erp-gateway/core";

/** Who the connection is for. @throws ConnectorError before that was chosen */
export type Party = () => ParticipantId;

/** `/api/v1/0106%3A12345678/salesInvoice/…`, every id encoded. */
export const partyPath = (partyId: ParticipantId, ...segments: readonly string[]): string =>
  `/api/v1/${[partyId, ...segments].map(encodeURIComponent).join("/")}`;
