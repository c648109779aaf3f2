import type { Ledgers } from "../verdict/ledgers.ts";
import type { Conversation } from "./conversation.ts";

/** Somebody who does what the gateway asks a person to do: tests connections again, offers documents again. */
export interface Person {
  act(ledgers: Ledgers): Promise<void>;
}

/** What still needs attention after so many offers, does for a reason that stays. */
const MOST_OFFERS = 2;

export function createPerson({ insist, look }: Conversation, note: (what: string) => void): Person {
  const offers = new Map<string, number>();
  let turn = 0;

  async function revive(): Promise<void> {
    type Connections = { readonly connections: { readonly edges: readonly { readonly node: Seen }[] } };
    type Seen = { readonly id: string; readonly state: string };
    const { connections } = await look<Connections>("{ connections(first: 100) { edges { node { id state } } } }");
    for (const { node } of connections.edges.filter(({ node }) => node.state === "BLOCKED")) {
      note("a person tests a paused connection again");
      await insist("testConnection", { connectionId: node.id }, `revive-${turn}/${node.id}/test`);
      await insist("activateConnection", { connectionId: node.id }, `revive-${turn}/${node.id}/activate`);
    }
  }

  async function offerAgain({ incoming }: Ledgers): Promise<void> {
    const waiting = incoming.flatMap(({ said }) => said.filter(({ state }) => state === "NEEDS_ATTENTION"));
    for (const { id, attention, reference } of waiting) {
      const offered = (offers.get(id) ?? 0) + 1;
      if (offered > MOST_OFFERS) continue;
      offers.set(id, offered);
      note(`a person offers ${reference} again: ${attention}`);
      await insist("reofferInbound", { inboundDocumentId: id }, `offer-${offered}/${id}`);
    }
  }

  return {
    async act(ledgers) {
      turn += 1;
      await revive();
      await offerAgain(ledgers);
    },
  };
}
