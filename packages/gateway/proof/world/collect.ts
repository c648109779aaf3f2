import type { Plan } from "../plan/plan.ts";
import type { InboundSaid, InvoiceSaid, Ledgers, SettingLedger } from "../verdict/ledgers.ts";
import type { Conversation } from "./conversation.ts";
import { type Observer, readLog } from "./observer.ts";
import { lookOutside } from "./outside.ts";
import type { Told } from "./sender.ts";
import type { Slot } from "./slot.ts";
import { purchaseInvoice } from "./supplier.ts";

const QUERY = `{
  invoices(first: 100) { edges { node { id number state deliveries { documentId reference } } } }
  inboundDocuments(first: 100) { edges { node { id reference state contentHash attention { code }
    erp { filesAttached } connection { id } timeline { type } } } } }`;

interface Answer {
  readonly invoices: Edges<InvoiceSaid>;
  readonly inboundDocuments: Edges<{
    readonly id: string;
    readonly reference: string;
    readonly state: string;
    readonly contentHash: string | null;
    readonly attention: { readonly code: string } | null;
    readonly erp: { readonly filesAttached: boolean } | null;
    readonly connection: { readonly id: string };
    readonly timeline: readonly { readonly type: string }[];
  }>;
}

interface Edges<Node> {
  readonly edges: readonly { readonly node: Node }[];
}

export interface Collecting {
  readonly slot: Slot;
  readonly plan: Plan;
  readonly conversation: Conversation;
  readonly observer: Observer;
  readonly told: ReadonlyMap<string, Told>;
  readonly settings: () => Promise<readonly SettingLedger[]>;
}

/** Both sides of all books: what callers were told and what the outside world holds. */
export async function collect({ slot, plan, conversation, observer, told, settings }: Collecting): Promise<Ledgers> {
  await observer.look();
  const inside = await conversation.look<Answer>(QUERY);
  const outside = await lookOutside(slot.sandbox);
  const invoices = inside.invoices.edges.map(({ node }) => node);
  const inbound = inside.inboundDocuments.edges.map(({ node }) => toSaid(node, slot.setup.psbId));
  const incoming = plan.incoming.map(({ number }) => {
    const offered = outside.offered(number);
    const references = new Set(offered.map(({ reference }) => reference));
    const said = inbound.filter(({ reference }) => references.has(reference));
    return { number, contentHash: purchaseInvoice(number).hash, offered, said, booked: outside.booked(number) };
  });
  const known = new Set(incoming.flatMap(({ said }) => said));
  const strange = inbound.filter((document) => !known.has(document));
  return {
    outgoing: plan.outgoing.map(({ number, path, receiver }) => ({
      number,
      path,
      refusesAtReceiver: receiver === "refuses",
      submittedAs: told.get(number)?.submittedAs,
      posted: told.get(number)?.posted ?? false,
      told: observer.states.get(number) ?? [],
      said: invoices.filter((invoice) => invoice.number === number),
      held: outside.held(number),
      taken: outside.taken(number),
    })),
    incoming,
    settings: await settings(),
    events: { told: observer.events, log: await readLog(conversation) },
    complaints: [
      ...conversation.complaints,
      ...strange.map(({ reference }) => `${reference} is here, and nobody offered it`),
    ],
  };
}

const toSaid = (
  { erp, attention, connection, timeline, ...document }: Answer["inboundDocuments"]["edges"][number]["node"],
  psbId: string,
): InboundSaid => ({
  ...document,
  path: connection.id === psbId ? "psb" : "4ps-bc",
  attention: attention?.code ?? null,
  files:
    erp?.filesAttached === true
      ? "attached"
      : timeline.some(({ type }) => type === "INBOUND_FILES_REFUSED")
        ? "refused"
        : "waiting",
});
