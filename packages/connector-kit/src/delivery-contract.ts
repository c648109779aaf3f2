import type { BuyerStatus, DeliveryPort, OutboxChange, OutgoingDocument, Submission } from "@erp-gateway/core";
import { expect } from "vitest";
import { type Deviating, describeContract, type Rule } from "./contract.ts";

export type DeliveryRule =
  | "DEL-1"
  | "DEL-2"
  | "DEL-3"
  | "DEL-4"
  | "DEL-5"
  | "DEL-6"
  | "DEL-7"
  | "DEL-8"
  | "DEL-9"
  | "DEL-10"
  | "DEL-11"
  | "DEL-12";

/** A connection that works, and a remote one can disturb. */
export interface DeliveryWorld {
  readonly port: DeliveryPort;
  /** Each call makes another document, for a recipient who can receive it. */
  document(): OutgoingDocument;
  /** A document for somebody the network does not know. */
  undeliverable(): OutgoingDocument;
  /** The next submission is processed; its answer is lost. */
  loseNextAnswer(): Promise<void> | void;
  /** The next submission breaks off before the remote processed it. */
  loseNextRequest(): Promise<void> | void;
  /** Nobody listens any more. */
  goDown(): Promise<void> | void;
  /** Lets everything under way arrive. */
  settle(): Promise<void>;
  /** The buyer does something with a document that arrived; only for a port that tells `changes`. */
  buyerSays?(reference: string, status: BuyerStatus): Promise<void> | void;
  /** How many copies of this document arrived at its recipient so far. */
  copiesOf(document: OutgoingDocument): Promise<number> | number;
}

export interface DeliverySubject extends Deviating<DeliveryRule> {
  world(): Promise<DeliveryWorld>;
  withRefusedCredentials(): Promise<Pick<DeliveryWorld, "port" | "document">>;
  /**
   * What keeps a second attempt from making a second document: the remote knows the `documentId` again, or
   * `reconcile` has to be asked before each further attempt.
   */
  readonly onceBy: "documentId" | "reconciling";
}

export const DELIVERY_RULES: Readonly<Record<DeliveryRule, Rule<DeliverySubject>>> = {
  "DEL-1": {
    title: "MUST find the first candidate that can receive",
    async check(subject) {
      const { port, document, undeliverable } = await subject.world();
      const { recipient, type } = document();
      const found = await port.lookupRecipient([undeliverable().recipient, recipient], type);
      expect(found).toMatchObject({ reachable: true, recipient });
    },
  },
  "DEL-2": {
    title: "MUST give a reason when no candidate can receive",
    async check(subject) {
      const { port, undeliverable } = await subject.world();
      const { recipient, type } = undeliverable();
      const found = await port.lookupRecipient([recipient], type);
      expect(found).toEqual({ reachable: false, reason: expect.stringMatching(/\S/) });
    },
  },
  "DEL-3": {
    title: "MUST accept with a reference, and the document arrives once",
    async check(subject) {
      const world = await subject.world();
      const document = world.document();
      expectAccepted(await world.port.submit(document));
      await expectOneCopy(world, document);
    },
  },
  "DEL-4": {
    title: "MUST end in refused, with code and message, for a recipient nobody knows",
    async check(subject) {
      const world = await subject.world();
      const document = world.undeliverable();
      const submission = await world.port.submit(document);
      await world.settle();
      const verdict =
        submission.outcome === "accepted" ? await world.port.statusOf(submission.reference, document) : submission;
      expect("outcome" in verdict ? verdict.outcome : verdict.state).toBe("refused");
      expect(verdict).toMatchObject({ code: expect.stringMatching(/\S/), message: expect.stringMatching(/\S/) });
      expect(await world.copiesOf(document)).toBe(0);
    },
  },
  "DEL-5": {
    title: "MUST NOT let a document arrive twice when it is tried twice",
    async check(subject) {
      const world = await subject.world();
      const document = world.document();
      const reference = expectAccepted(await world.port.submit(document));
      const again =
        subject.onceBy === "documentId"
          ? await world.port.submit(document)
          : await world.port.reconcile(document, new Date());
      expect(again).toEqual({ outcome: "accepted", reference });
      await expectOneCopy(world, document);
    },
  },
  "DEL-6": {
    title: "MUST report a lost answer as OUTCOME_UNKNOWN and reconcile it to accepted",
    async check(subject) {
      const world = await subject.world();
      const document = world.document();
      await world.loseNextAnswer();
      await expect(world.port.submit(document)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
      const found = await world.port.reconcile(document, new Date());
      expect(found).toEqual({ outcome: "accepted", reference: expect.stringMatching(/\S/) });
      await expectOneCopy(world, document);
    },
  },
  "DEL-7": {
    title: "MUST reconcile to not-found what never left",
    async check(subject) {
      const { port, document } = await subject.world();
      expect(await port.reconcile(document(), new Date())).toEqual({ outcome: "not-found" });
    },
  },
  "DEL-8": {
    title: "MUST let a request that was lost on its way be sent again, and it arrives once",
    async check(subject) {
      const world = await subject.world();
      const document = world.document();
      await world.loseNextRequest();
      await expect(world.port.submit(document)).rejects.toMatchObject({
        reaction: expect.stringMatching(/^(reconcile|retry)$/),
      });
      expect(await world.port.reconcile(document, new Date())).toEqual({ outcome: "not-found" });
      expectAccepted(await world.port.submit(document));
      await expectOneCopy(world, document);
    },
  },
  "DEL-9": {
    title: "MUST report a remote that is down as UNREACHABLE or UNAVAILABLE, to be retried",
    async check(subject) {
      const { port, document, goDown } = await subject.world();
      const { recipient, type } = document();
      await goDown();
      const down = { code: expect.stringMatching(/^(UNREACHABLE|UNAVAILABLE)$/), reaction: "retry" };
      await expect(port.submit(document())).rejects.toMatchObject(down);
      await expect(port.lookupRecipient([recipient], type)).rejects.toMatchObject(down);
    },
  },
  "DEL-10": {
    title: "MUST tell pending first and delivered once it arrived",
    async check(subject) {
      const world = await subject.world();
      const document = world.document();
      const reference = expectAccepted(await world.port.submit(document));
      expect(await world.port.statusOf(reference, document)).toEqual({ state: "pending" });
      await world.settle();
      expect(await world.port.statusOf(reference, document)).toMatchObject({ state: "delivered" });
    },
  },
  "DEL-11": {
    title: "MUST report refused credentials as AUTH_REJECTED",
    async check(subject) {
      const { port, document } = await subject.withRefusedCredentials();
      await expect(port.submit(document())).rejects.toMatchObject({ code: "AUTH_REJECTED" });
    },
  },
  "DEL-12": {
    title: "MUST tell what buyers did, where it tells changes, from the stored cursor on and none twice as another one",
    async check(subject) {
      const { port, document, settle, buyerSays } = await subject.world();
      if (port.changes === undefined) return;
      const since = new Date(0);
      const [one, other] = [
        expectAccepted(await port.submit(document())),
        expectAccepted(await port.submit(document())),
      ];
      await settle();
      const first = await readChanges(port, undefined, since);
      for (const reference of [one, other]) expect(first.latest.get(reference)?.delivered).toBe(true);
      await buyerSays?.(one, "REJECTED");
      const second = await readChanges(port, first.cursor, since);
      expect(second.latest.get(one)).toMatchObject({ delivered: true, buyer: { status: "REJECTED" } });
      await buyerSays?.(one, "PAID");
      await buyerSays?.(other, "ACCEPTED");
      const third = await readChanges(port, second.cursor, since);
      expect(third.latest.get(one)?.buyer?.status).toBe("PAID");
      expect(third.latest.get(other)?.buyer?.status).toBe("ACCEPTED");
      const again = await readChanges(port, second.cursor, since);
      expect(again.latest).toEqual(third.latest);
    },
  },
};

/** To the end; the latest change of each document. */
async function readChanges(port: DeliveryPort, from: string | undefined, since: Date) {
  const latest = new Map<string, OutboxChange>();
  let cursor = from;
  for (let more = true; more; ) {
    const page = await port.changes?.(cursor, since);
    if (page === undefined) return expect.fail("the port tells no changes");
    for (const change of page.changes) {
      const known = latest.get(change.reference);
      if (known === undefined || known.changedAt <= change.changedAt) latest.set(change.reference, change);
    }
    if (page.more) expect(page.cursor, "a cursor that stands still").not.toBe(cursor);
    ({ cursor, more } = page);
  }
  return { latest, cursor };
}

export const deliveryContract = (name: string, subject: DeliverySubject): void =>
  describeContract(`DeliveryPort contract: ${name}`, DELIVERY_RULES, subject);

function expectAccepted(submission: Submission): string {
  expect(submission).toEqual({ outcome: "accepted", reference: expect.stringMatching(/\S/) });
  return submission.outcome === "accepted" ? submission.reference : "";
}

async function expectOneCopy(world: DeliveryWorld, document: OutgoingDocument): Promise<void> {
  await world.settle();
  expect(await world.copiesOf(document)).toBe(1);
}
