import { expect, it } from "vitest";
import { script } from "../../test/script.ts";
import { createSendingWorld } from "../../test/sending.ts";
import { recurringJobs } from "../connection/connection-commands.ts";
import type { DeliveryPort, OutboxChange, OutboxPage } from "../connector/delivery.ts";
import { ConnectorError } from "../connector/error.ts";

const at = (minute: number) => new Date(Date.UTC(2030, 0, 1, 0, minute));

const change = (minute: number, code?: string, given: Partial<OutboxChange> = {}): OutboxChange => ({
  reference: "R-1",
  changedAt: at(minute),
  delivered: true,
  ...(code !== undefined && {
    buyer: { status: code === "99" ? undefined : "ACCEPTED", code, text: `status ${code}` },
  }),
  ...given,
});

const page = (cursor: string, changes: readonly OutboxChange[], more = false): OutboxPage => ({
  changes,
  cursor,
  more,
});

/** An accepted delivery `R-1`, and what the outbox tells of it. */
async function following(...pages: readonly (OutboxPage | Error)[]) {
  const changes = script<NonNullable<DeliveryPort["changes"]>>(...pages);
  const world = await createSendingWorld({
    submit: async () => ({ outcome: "accepted", reference: "R-1" }),
    statusOf: async () => ({ state: "pending" }),
    changes,
  });
  await world.work();
  await world.stores.events.append({ jobs: recurringJobs(world.context, world.connection) });
  return {
    ...world,
    asked: () => changes.calls,
    poll: async () => {
      await world.work();
      world.clock.advance(world.context.policy.pollOutboxMs);
    },
    told: async () => {
      const all = await world.events(world.invoice.id);
      return all.filter(({ type }) => type === "BUYER_RESPONDED" || type === "DELIVERY_DELIVERED");
    },
  };
}

it("MUST bring what a buyer does onto the timeline, in its words and ours, at its time", async () => {
  const world = await following(page("1", [change(1, "40")]));
  await world.poll();
  expect(await world.invoiceState()).toBe("DELIVERED");
  const told = await world.told();
  expect(told.map(({ type }) => type)).toEqual(["DELIVERY_DELIVERED", "BUYER_RESPONDED"]);
  expect(told[1]).toMatchObject({
    at: at(1),
    data: { documentId: world.documentId, status: "40", message: "status 40", buyerStatus: "ACCEPTED" },
  });
});

it("MUST tell each change once, though pages overlap, and a status that came back as a new one", async () => {
  const world = await following(
    page("1", [change(1, "40")], true),
    page("2", [change(1, "40"), change(2, "50")]),
    page("3", [change(3, "40")]),
  );
  await world.poll();
  await world.poll();
  const responses = (await world.told()).filter(({ type }) => type === "BUYER_RESPONDED");
  expect(responses.map(({ data }) => data["status"])).toEqual(["40", "50", "40"]);
  expect(world.asked()).toEqual([
    [undefined, world.connection.createdAt],
    ["1", world.connection.createdAt],
    ["2", world.connection.createdAt],
  ]);
});

it("MUST keep a code that nobody knows, and prove no delivery by it", async () => {
  const world = await following(page("1", [change(1, "99", { delivered: false })]));
  await world.poll();
  expect(await world.invoiceState()).toBe("SUBMITTED");
  const [told] = await world.told();
  expect(told?.data).toMatchObject({ status: "99", message: "status 99" });
  expect(told?.data).not.toHaveProperty("buyerStatus");
});

it("MUST pass over documents that were not sent from here, and a row that says nothing new", async () => {
  const stored = change(2, undefined, { delivered: false });
  const world = await following(page("1", [change(1, "40", { reference: "R-9" }), stored]));
  await world.poll();
  expect(await world.told()).toEqual([]);
});

it("MUST go on where it stopped after a page that failed", async () => {
  const world = await following(
    page("1", [change(1)], true),
    new ConnectorError("UNAVAILABLE", "503"),
    page("2", [change(2, "40")]),
  );
  await world.poll();
  expect(await world.stores.connections.cursor(world.connection.id, "outbox")).toBe("1");
  await world.poll();
  expect(world.asked().map(([cursor]) => cursor)).toEqual([undefined, "1", "1"]);
  expect(await world.told()).toHaveLength(2);
});
