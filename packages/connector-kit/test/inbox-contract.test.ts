import { randomUUID } from "node:crypto";
import { type BuyerStatus, ConnectorError, type InboxPort } from "@erp-gateway/core";
import { INBOX_RULES, type InboxSubject, inboxContract } from "../src/inbox-contract.ts";
import { expectBroken } from "./expect-broken.ts";

const PAGE_SIZE = 2;

/** @param change - turns the port of each opening into another one */
function createInbox(change: (port: InboxPort) => Partial<InboxPort> = () => ({})) {
  const documents = new Map<string, Uint8Array>();
  const offers: { readonly reference: string; readonly offeredAt: Date }[] = [];
  const told = new Map<string, BuyerStatus>();
  const offer = (reference: string): void => void offers.push({ reference, offeredAt: new Date(offers.length) });
  const open = (): InboxPort => {
    const port: InboxPort = {
      async received(cursor) {
        const from = Number(cursor ?? 0);
        const page = offers.slice(from, from + PAGE_SIZE);
        const next = from + page.length;
        return {
          notices: page.map((offered) => ({ ...offered, receivedAt: new Date(0) })),
          cursor: String(next),
          more: next < offers.length,
        };
      },
      async fetch(reference) {
        const bytes = documents.get(reference);
        if (bytes === undefined) throw new ConnectorError("NOT_FOUND", "no such document");
        return { bytes, contentType: "application/xml" };
      },
      async acknowledge() {},
      responses: ["ACCEPTED", "PAID"],
      async respond(reference, { status }) {
        told.set(reference, status);
      },
    };
    return { ...port, ...change(port) };
  };
  return {
    open,
    async arrive(count: number) {
      const arrived = Array.from({ length: count }, () => randomUUID());
      for (const reference of arrived) {
        documents.set(reference, new TextEncoder().encode(reference));
        offer(reference);
      }
      return new Map(arrived.map((reference) => [reference, new TextEncoder().encode(reference)]));
    },
    offerAgain: async (reference: string) => offer(reference),
    async revise(reference: string) {
      const bytes = new TextEncoder().encode(`${reference} revised`);
      documents.set(reference, bytes);
      offer(reference);
      return bytes;
    },
    told: async (reference: string) => told.get(reference),
  };
}

const refuse = async () => {
  throw new ConnectorError("AUTH_REJECTED", "the fake refuses");
};

const subject: InboxSubject = {
  world: async () => createInbox(),
  withRefusedCredentials: async () => ({ received: refuse, fetch: refuse, acknowledge: refuse }),
  severalPages: 2 * PAGE_SIZE + 1,
};

inboxContract("a fake that keeps every rule", subject);

inboxContract("a fake without a list", {
  ...subject,
  world: async () => {
    const { open, arrive } = createInbox();
    return {
      open: () => {
        const { fetch } = open();
        return { fetch };
      },
      arrive,
    };
  },
  deviations: { "INB-1": "announces by hook only", "INB-2": "announces by hook only" },
});

const broken = (change: (port: InboxPort) => Partial<InboxPort>): InboxSubject => ({
  ...subject,
  world: async () => createInbox(change),
});

const EMPTY = { notices: [], cursor: "0", more: false };

expectBroken(INBOX_RULES, {
  "INB-1": broken(({ received }) => ({
    received: async (cursor) => ({ ...((await received?.(cursor)) ?? EMPTY), more: false }),
  })),
  "INB-2": broken(({ received }) => ({
    received: async (cursor) => (cursor === "2" ? EMPTY : ((await received?.(cursor)) ?? EMPTY)),
  })),
  "INB-3": broken(({ fetch }) => ({
    fetch: async (reference) => {
      const { bytes, contentType } = await fetch(reference);
      return { bytes: new TextEncoder().encode(new TextDecoder().decode(bytes).trim().concat("\n")), contentType };
    },
  })),
  "INB-4": broken(() => ({ fetch: async () => ({ bytes: new Uint8Array(), contentType: "application/xml" }) })),
  "INB-5": {
    ...subject,
    withRefusedCredentials: async () => ({ fetch: refuse, received: async () => EMPTY }),
  },
  "INB-6": broken(() => ({ acknowledge: refuse })),
  "INB-7": broken(({ received }) => ({
    received: async (cursor) => {
      const page = (await received?.(cursor)) ?? EMPTY;
      return { ...page, notices: page.notices.map(({ reference, receivedAt }) => ({ reference, receivedAt })) };
    },
  })),
  "INB-8": broken(() => ({ respond: async () => {} })),
});
