import type { Path } from "../plan/plan.ts";

/** What the gateway says of an invoice in the end. */
export interface InvoiceSaid {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly deliveries: readonly { readonly documentId: string; readonly reference: string | null }[];
}

/** One sales invoice: what its caller was told, on the way and in the end. */
export interface OutgoingLedger {
  readonly number: string;
  readonly path: Path;
  readonly refusesAtReceiver: boolean;
  /** Id in the answer to `submitInvoice`, once there was one. */
  readonly submittedAs: string | undefined;
  /** Whether `postInvoice` was answered with the invoice. */
  readonly posted: boolean;
  /** States that queries told, in this order. */
  readonly told: readonly string[];
  /** Invoices of this number that the gateway has in the end. */
  readonly said: readonly InvoiceSaid[];
  /** What receivers hold: the sender's id of each document of this number. */
  readonly held: readonly string[];
  /** How often the network took a document of this number. */
  readonly taken: number;
}

export interface InboundSaid {
  readonly id: string;
  readonly path: Path;
  /** The network's id of the document. */
  readonly reference: string;
  readonly state: string;
  readonly contentHash: string | null;
  readonly attention: string | null;
  /** Of one that was imported. */
  readonly files: "attached" | "refused" | "waiting";
}

/** What the network did with one copy of a purchase invoice. */
export interface Offered {
  readonly path: Path;
  readonly reference: string;
  /** `never`: no hook told of it, so nobody here can know. `acknowledged`: our side said that it has it. */
  readonly announced: "never" | "maybe" | "acknowledged";
}

/** One purchase invoice: what the network holds and what the books hold. */
export interface IncomingLedger {
  readonly number: string;
  readonly contentHash: string;
  readonly offered: readonly Offered[];
  /** Inbound documents of this number that the gateway has in the end. */
  readonly said: readonly InboundSaid[];
  /** Purchase invoices of this number in the ERP, each with the names of its files. */
  readonly booked: readonly { readonly files: readonly string[] }[];
}

export interface EventSeen {
  readonly id: string;
  readonly position: number;
}

/** What a person who changed settings was told, and how many such things there are in the end. */
export interface SettingLedger {
  readonly what: string;
  readonly present: number;
}

export interface Ledgers {
  readonly outgoing: readonly OutgoingLedger[];
  readonly incoming: readonly IncomingLedger[];
  readonly settings: readonly SettingLedger[];
  /** Events that a subscriber was told on the way, and the whole log in the end. */
  readonly events: { readonly told: readonly EventSeen[]; readonly log: readonly EventSeen[] };
  /** Answers that no caller should get: a key that counts as used for something else, a defect. */
  readonly complaints: readonly string[];
}
