import type { EventSeen } from "../verdict/ledgers.ts";
import type { Conversation } from "./conversation.ts";

/** Somebody who watches the gateway all the time, and remembers what was told. */
export interface Observer {
  /** By the number of the invoice: states as they were told, without repetition. */
  readonly states: ReadonlyMap<string, readonly string[]>;
  readonly events: readonly EventSeen[];
  look(): Promise<void>;
}

const QUERY = `query ($after: Int!) {
  invoices(first: 100) { edges { node { number state } } } events(after: $after, first: 500) { id position } }`;

interface Answer {
  readonly invoices: {
    readonly edges: readonly { readonly node: { readonly number: string; readonly state: string } }[];
  };
  readonly events: readonly EventSeen[];
}

export function createObserver({ look }: Conversation): Observer {
  const states = new Map<string, string[]>();
  const events: EventSeen[] = [];
  return {
    states,
    events,
    async look() {
      const answer = await look<Answer>(QUERY, { after: events.at(-1)?.position ?? 0 });
      for (const { node } of answer.invoices.edges) {
        const told = states.get(node.number) ?? [];
        if (told.at(-1) !== node.state) states.set(node.number, [...told, node.state]);
      }
      events.push(...answer.events);
    },
  };
}

const PAGE = 500;

/** The whole log. */
export async function readLog({ look }: Conversation): Promise<readonly EventSeen[]> {
  const document = `query ($after: Int!) { events(after: $after, first: ${PAGE}) { id position } }`;
  const log: EventSeen[] = [];
  for (;;) {
    const { events } = await look<Pick<Answer, "events">>(document, { after: log.at(-1)?.position ?? 0 });
    log.push(...events);
    if (events.length < PAGE) return log;
  }
}
