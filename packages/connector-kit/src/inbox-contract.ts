import type { BuyerStatus, InboxPort } from "@erp-gateway/core";
import { expect } from "vitest";
import { type Deviating, describeContract, type Rule } from "./contract.ts";

export type InboxRule = "INB-1" | "INB-2" | "INB-3" | "INB-4" | "INB-5" | "INB-6" | "INB-7" | "INB-8";

/** An inbox that is empty at first. */
export interface InboxWorld extends Abilities {
  /** Opens the connection anew, as after a restart. */
  open(): InboxPort;
  /** Lets that many more documents arrive: the remote's reference of each, with the bytes that `fetch` must give. */
  arrive(count: number): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** What some remotes can do besides; a rule about it passes over a world without. */
interface Abilities {
  /** The remote offers a fetched document again, as it was. */
  offerAgain?(reference: string): Promise<void>;
  /** The sender's revision of a fetched document, under the same reference; the bytes that `fetch` must give now. */
  revise?(reference: string): Promise<Uint8Array>;
  /** What the sender sees of the buyer's response. */
  told?(reference: string): Promise<BuyerStatus | undefined>;
}

export interface InboxSubject extends Deviating<InboxRule> {
  world(): Promise<InboxWorld>;
  withRefusedCredentials(): Promise<InboxPort>;
  /** More than two pages of the remote's own page size. */
  readonly severalPages: number;
}

export const INBOX_RULES: Readonly<Record<InboxRule, Rule<InboxSubject>>> = {
  "INB-1": {
    title: "MUST list every document, across pages and a restart after each of them",
    async check(subject) {
      const { open, arrive } = await subject.world();
      const arrived = await arrive(subject.severalPages);
      const { references } = await readToEnd(open, undefined);
      expect(references.toSorted()).toEqual([...arrived.keys()].toSorted());
    },
  },
  "INB-2": {
    title: "MUST list what arrives later from the stored cursor on",
    async check(subject) {
      const { open, arrive } = await subject.world();
      const earlier = await arrive(2);
      const { cursor } = await readToEnd(open, undefined);
      const later = await arrive(2);
      const { references } = await readToEnd(open, cursor);
      const expected = [...later.keys()];
      expect(references).toEqual(expect.arrayContaining(expected));
      for (const reference of references) expect([...earlier.keys(), ...expected]).toContain(reference);
    },
  },
  "INB-3": {
    title: "MUST fetch the exact bytes, again and again, also after a restart",
    async check(subject) {
      const { open, arrive } = await subject.world();
      for (const [reference, bytes] of await arrive(2)) {
        expect(hex((await open().fetch(reference)).bytes)).toBe(hex(bytes));
        expect(hex((await open().fetch(reference)).bytes)).toBe(hex(bytes));
      }
    },
  },
  "INB-4": {
    title: "MUST report a reference nobody knows as NOT_FOUND",
    async check(subject) {
      const { open } = await subject.world();
      const unknown = open().fetch("00000000-0000-4000-8000-000000000000");
      await expect(unknown).rejects.toMatchObject({ code: "NOT_FOUND" });
    },
  },
  "INB-5": {
    title: "MUST report refused credentials as AUTH_REJECTED, never as an empty page",
    async check(subject) {
      const port = await subject.withRefusedCredentials();
      const refused = { code: "AUTH_REJECTED" };
      await expect(port.fetch("00000000-0000-4000-8000-000000000000")).rejects.toMatchObject(refused);
      if (port.received !== undefined) await expect(port.received(undefined)).rejects.toMatchObject(refused);
    },
  },
  "INB-6": {
    title: "MUST bear acknowledging twice",
    async check(subject) {
      const { open, arrive } = await subject.world();
      for (const reference of (await arrive(1)).keys()) {
        await open().fetch(reference);
        const twice = (async () => {
          await open().acknowledge?.(reference);
          await open().acknowledge?.(reference);
        })();
        await expect(twice).resolves.toBeUndefined();
      }
    },
  },
  "INB-7": {
    title: "MUST list a document once more as a later offer, where the remote offers it again, with its new bytes",
    async check(subject) {
      const { open, arrive, offerAgain, revise } = await subject.world();
      if (offerAgain === undefined || revise === undefined) return;
      const references = [...(await arrive(2)).keys()];
      const [same = "", revised = ""] = references;
      const first = await readToEnd(open, undefined);
      for (const reference of references) await open().fetch(reference);
      const fetched = await readToEnd(open, first.cursor);
      await offerAgain(same);
      const bytes = await revise(revised);
      const again = await readToEnd(open, fetched.cursor);
      for (const reference of references) {
        const [before, after] = [first.offers.get(reference), again.offers.get(reference)];
        expect(after?.getTime() ?? -1).toBeGreaterThan(before?.getTime() ?? -1);
      }
      expect(hex((await open().fetch(revised)).bytes)).toBe(hex(bytes));
    },
  },
  "INB-8": {
    title: "MUST let the sender know each response it offers, though it is told twice, where it offers any",
    async check(subject) {
      const { open, arrive, told } = await subject.world();
      const { responses = [], respond } = open();
      if (respond === undefined || told === undefined) return;
      const reasons = { REF: "the order number is missing" };
      for (const [index, status] of responses.entries()) {
        const [reference = ""] = (await arrive(1)).keys();
        await open().fetch(reference);
        for (let times = 0; times < 2; times += 1) {
          await open().respond?.(reference, { id: `response-${index}`, status, reasons });
        }
        expect(await told(reference)).toBe(status);
      }
      expect(responses.length).toBeGreaterThan(0);
    },
  },
};

export const inboxContract = (name: string, subject: InboxSubject): void =>
  describeContract(`InboxPort contract: ${name}`, INBOX_RULES, subject);

/** Each reference once, since pages may overlap. A freshly opened port reads each page. */
async function readToEnd(open: () => InboxPort, from: string | undefined) {
  const references = new Set<string>();
  const offers = new Map<string, Date>();
  let cursor = from;
  for (let more = true; more; ) {
    const page = await open().received?.(cursor);
    if (page === undefined) return expect.fail("the port has no list");
    for (const { reference, offeredAt } of page.notices) {
      references.add(reference);
      if (offeredAt !== undefined) offers.set(reference, offeredAt);
    }
    if (page.more) expect(page.cursor, "a cursor that stands still").not.toBe(cursor);
    ({ cursor, more } = page);
  }
  return { references: [...references], offers, cursor };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
