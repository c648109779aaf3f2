import type { Offered } from "../verdict/ledgers.ts";
import type { SandboxProcess } from "./sandbox-process.ts";

/** What the outside world holds, by the number of the document. */
export interface Outside {
  readonly held: (number: string) => readonly string[];
  readonly taken: (number: string) => number;
  readonly offered: (number: string) => readonly Offered[];
  readonly booked: (number: string) => readonly { readonly files: readonly string[] }[];
}

interface HookEvent {
  readonly topic: string;
  readonly documentId: string;
  readonly details: Readonly<Record<string, string>>;
  readonly deliveries: readonly {
    readonly state: string;
    readonly attempts: readonly { readonly delivered: boolean }[];
  }[];
}

interface Api31Document {
  readonly externalId: string;
  readonly number: string;
  readonly status: { readonly code: string };
  readonly heldAsDuplicate: boolean;
}

export async function lookOutside({ control }: SandboxProcess): Promise<Outside> {
  const [arrived, outbox, inbox, sent, events, books] = await Promise.all([
    control<readonly { readonly number: string; readonly senderDocumentId: string }[]>("arrived"),
    control<readonly Api31Document[]>("api31/outbox"),
    control<readonly Api31Document[]>("api31/inbox"),
    control<readonly { readonly number: string }[]>("psb/documents"),
    control<readonly HookEvent[]>("psb/events"),
    control<
      readonly {
        readonly vendorInvoiceNumber: string;
        readonly documentAttachments: readonly { readonly fileName: string }[];
      }[]
    >("business-central/purchase-invoices"),
  ]);
  const numbered = <T extends { readonly number: string }>(all: readonly T[], number: string) =>
    all.filter((one) => one.number === number);
  return {
    held: (number) => numbered(arrived, number).map(({ senderDocumentId }) => senderDocumentId),
    taken: (number) => numbered(outbox, number).length + numbered(sent, number).length,
    offered: (number) => [
      ...numbered(inbox, number).map(offeredInInbox),
      ...events
        .filter(({ topic, details }) => topic === "InvoiceReceived" && details["id"] === number)
        .map(offeredByHook),
    ],
    booked: (number) =>
      books
        .filter(({ vendorInvoiceNumber }) => vendorInvoiceNumber === number)
        .map(({ documentAttachments }) => ({ files: documentAttachments.map(({ fileName }) => fileName) })),
  };
}

/** Whoever asks for the list sees it, unless the platform holds it back as a copy. Fetching it makes its status 30. */
const offeredInInbox = ({ externalId, status, heldAsDuplicate }: Api31Document): Offered => ({
  path: "4ps-bc",
  reference: externalId,
  announced: heldAsDuplicate ? "never" : status.code === "30" ? "acknowledged" : "maybe",
});

/** The PSB has no list: a document whose hook gets lost on the way is unknown here. */
const offeredByHook = ({ documentId, deliveries }: HookEvent): Offered => ({
  path: "psb",
  reference: documentId,
  announced: deliveries.some(({ attempts }) => attempts.some(({ delivered }) => delivered))
    ? "acknowledged"
    : deliveries.every(({ state }) => state === "lost")
      ? "never"
      : "maybe",
});
