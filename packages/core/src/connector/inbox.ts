/** A document that waits at the remote. */
export interface InboundNotice {
  /** The remote's id of the document; with the connection it is the first level of de-duplication. */
  readonly reference: string;
  /** As the remote names them; for the record before the bytes are here. */
  readonly sender?: string;
  readonly number?: string;
  readonly receivedAt: Date;
}

export interface InboxPage {
  readonly notices: readonly InboundNotice[];
  /** Opaque; store it once all notices of this page are stored, and pass it to the next call, also after a restart. */
  readonly cursor: string;
  /** False when there is nothing more to read now. */
  readonly more: boolean;
}

export interface FetchedDocument {
  /** Exactly as received. */
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export interface InboxPort {
  /** Absent where the remote only announces by hook. Pages may overlap: nothing is missed, some come again. @throws ConnectorError */
  received?(cursor: string | undefined): Promise<InboxPage>;
  /** @throws ConnectorError */
  fetch(reference: string): Promise<FetchedDocument>;
  /** Tells the remote that the bytes are durable here. Absent where the remote needs no word. Repeating it is harmless. @throws ConnectorError */
  acknowledge?(reference: string): Promise<void>;
}
