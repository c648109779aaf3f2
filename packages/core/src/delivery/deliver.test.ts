import { describe, expect, it } from "vitest";
import { script } from "../../test/script.ts";
import { createSendingWorld } from "../../test/sending.ts";
import { trusted } from "../../test/world.ts";
import { acceptHook } from "../connection/accept-hook.ts";
import { revokeConnection, testConnection } from "../connection/connection-commands.ts";
import type { DeliveryPort } from "../connector/delivery.ts";
import { ConnectorError } from "../connector/error.ts";
import { contentHash } from "../content-hash.ts";
import { DEFAULT_POLICY } from "../context/policy.ts";
import { backoffMs } from "../job/job.ts";
import { deliveryEvent } from "./delivery-event.ts";

const {
  absentAfterMs: ABSENT_MS,
  reconcileFirstMs: RECONCILE_MS,
  watchFirstMs: WATCH_MS,
  watchHookedMs: WATCH_HOOKED_MS,
} = DEFAULT_POLICY;

const submits = script<DeliveryPort["submit"]>;
const reconciles = script<DeliveryPort["reconcile"]>;
const ACCEPTED = { outcome: "accepted", reference: "R-1" } as const;
const UNKNOWN = new ConnectorError("OUTCOME_UNKNOWN", "no answer in 30 s");

describe("an answer of the network", () => {
  it("MUST make the invoice SUBMITTED, keep the reference and start watching, when it accepted", async () => {
    const submit = submits(ACCEPTED);
    const world = await createSendingWorld({ submit });
    expect(await world.work()).toEqual([world.deliverJob]);
    expect(await world.delivery()).toMatchObject({ state: "SUBMITTED", reference: "R-1" });
    expect(await world.invoiceState()).toBe("SUBMITTED");
    expect(await world.outcomes()).toEqual(["accepted"]);
    expect(await world.stores.jobs.nextRunAt()).toEqual(new Date(world.clock.now().getTime() + WATCH_MS));
    expect(submit.calls).toMatchObject([[{ documentId: world.documentId, number: "2026-1", sender: "0106:60000001" }]]);
  });

  it("MUST wait longer before the first look where a hook will tell", async () => {
    const hooks = { ensure: async () => {}, read: () => ({ genuine: true, events: [] }) as const };
    const world = await createSendingWorld({ submit: submits(ACCEPTED) }, { hooks });
    await world.work();
    expect(await world.stores.jobs.nextRunAt()).toEqual(new Date(world.clock.now().getTime() + WATCH_HOOKED_MS));
  });

  it("MUST be final with the network's code, when it refused", async () => {
    const submit = submits({ outcome: "refused", code: "BR-CO-15", message: "totals differ" });
    const world = await createSendingWorld({ submit });
    await world.work();
    expect(await world.delivery()).toMatchObject({ state: "REFUSED", attempts: [{ code: "BR-CO-15" }] });
    expect(await world.invoiceState()).toBe("REFUSED");
    expect((await world.events(world.invoice.id)).at(-1)).toMatchObject({
      type: "DELIVERY_REFUSED",
      data: { documentId: world.documentId, code: "BR-CO-15", message: "totals differ" },
    });
    expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
  });

  it.each([
    ["the remote's own code", { remoteCode: "ERRPRO1000002" }, "ERRPRO1000002"],
    ["ours where it has none", {}, "TOO_LARGE"],
  ])("MUST be final when the connector gives up, with %s", async (_which, options, code) => {
    const world = await createSendingWorld({ submit: submits(new ConnectorError("TOO_LARGE", "30 MB", options)) });
    await world.work();
    expect(await world.delivery()).toMatchObject({ state: "REFUSED", attempts: [{ outcome: "refused", code }] });
    expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
  });

  it("MUST give the invoice back when the connection was revoked while the network could not be reached", async () => {
    const world = await createSendingWorld({
      submit: async () => {
        await revokeConnection(world.context, world.connection, world.request());
        throw new ConnectorError("UNREACHABLE", "connection refused");
      },
    });
    await world.work();
    expect(await world.outcomes()).toEqual(["not-sent"]);
    expect(await world.invoiceState()).toBe("POSTED");
  });

  it("MUST be kept when the connection was revoked while the document was under way", async () => {
    const world = await createSendingWorld({
      submit: async () => {
        await revokeConnection(world.context, world.connection, world.request());
        return ACCEPTED;
      },
    });
    await world.work();
    expect(await world.delivery()).toMatchObject({ state: "SUBMITTED", reference: "R-1" });
  });
});

it("MUST have intent, attempt and exact bytes durable before the first byte leaves", async () => {
  const seen: unknown[] = [];
  const world = await createSendingWorld({
    submit: async ({ bytes, documentId }) => {
      const delivery = await world.stores.deliveries.byId(documentId);
      const stored = await world.stores.documents.bytes(delivery?.contentHash ?? "");
      seen.push(
        delivery?.attempts.map(({ outcome }) => outcome),
        stored,
        contentHash(bytes) === delivery?.contentHash,
      );
      expect(stored).toEqual(bytes);
      return ACCEPTED;
    },
  });
  await world.work();
  expect(seen).toEqual([["open"], expect.any(Uint8Array), true]);
});

describe("an unknown outcome", () => {
  it("MUST make the delivery UNKNOWN and send nothing before it was reconciled", async () => {
    const submit = submits(UNKNOWN);
    const reconcile = reconciles(ACCEPTED);
    const world = await createSendingWorld({ submit, reconcile });
    const startedAt = world.clock.now();
    await world.work();
    expect(await world.delivery()).toMatchObject({ state: "UNKNOWN", attempts: [{ code: "OUTCOME_UNKNOWN" }] });
    expect(await world.invoiceState()).toBe("UNKNOWN");
    expect(await world.work()).toEqual([]);

    world.clock.advance(RECONCILE_MS);
    await world.work();
    expect(await world.delivery()).toMatchObject({ state: "SUBMITTED", reference: "R-1" });
    expect(await world.outcomes()).toEqual(["accepted"]);
    expect(submit.calls).toHaveLength(1);
    expect(reconcile.calls).toMatchObject([[{ documentId: world.documentId }, startedAt]]);
  });

  it("MUST lead to exactly one more submit, of the same document, when it proves absent", async () => {
    const submit = submits(UNKNOWN, ACCEPTED);
    const absent = { outcome: "not-found" } as const;
    const world = await createSendingWorld({ submit, reconcile: reconciles(absent, absent) });
    await world.work();
    world.clock.advance(RECONCILE_MS);
    await world.work();
    expect(await world.delivery()).toMatchObject({ state: "UNKNOWN", attempts: [{ outcome: "unknown" }] });
    world.clock.advance(ABSENT_MS - RECONCILE_MS);
    await world.work();
    expect(await world.delivery()).toMatchObject({ state: "QUEUED", attempts: [{ outcome: "absent" }] });
    expect(submit.calls).toHaveLength(1);
    expect(await world.work()).toEqual([world.deliverJob]);
    expect(await world.outcomes()).toEqual(["absent", "accepted"]);
    const [first, second] = submit.calls.map(([{ documentId, bytes }]) => ({ documentId, bytes }));
    expect(second).toEqual(first);
    expect(await world.work()).toEqual([]);
  });

  it("MUST wait longer before each further attempt, and look for all of them, while a remote loses every document", async () => {
    const submit = submits(UNKNOWN, UNKNOWN, UNKNOWN, ACCEPTED);
    const reconcile = reconciles({ outcome: "not-found" }, { outcome: "not-found" }, { outcome: "not-found" });
    const world = await createSendingWorld({ submit, reconcile });
    const startedAt = world.clock.now();
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await world.work();
      world.clock.advance(ABSENT_MS);
      await world.work();
      const next = await world.stores.jobs.nextRunAt();
      pauses.push((next?.getTime() ?? Number.NaN) - world.clock.now().getTime());
      world.clock.advance(pauses.at(-1) ?? 0);
    }
    await world.work();
    expect(pauses).toEqual([0, 60_000, 180_000]);
    expect(await world.outcomes()).toEqual(["absent", "absent", "absent", "accepted"]);
    expect(reconcile.calls.map(([, since]) => since)).toEqual([startedAt, startedAt, startedAt]);
  });

  it("MUST give up after the second time that the remote could not read us, and nothing arrived", async () => {
    const unreadable = () => new ConnectorError("OUTCOME_UNKNOWN", "Server error", { remoteCode: "ERRIER8000006" });
    const submit = submits(unreadable(), unreadable());
    const reconcile = reconciles({ outcome: "not-found" }, { outcome: "not-found" });
    const world = await createSendingWorld({ submit, reconcile });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await world.work();
      expect((await world.delivery()).attempts.at(-1)).toMatchObject({ outcome: "unknown", code: "ERRIER8000006" });
      world.clock.advance(ABSENT_MS);
      await world.work();
    }
    expect(await world.outcomes()).toEqual(["absent", "refused"]);
    expect(await world.invoiceState()).toBe("REFUSED");
    expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
  });

  it("MUST be asked about later, with nothing sent, while it stays undecided", async () => {
    const undecided = { outcome: "undecided", reason: "the outbox is not complete yet" } as const;
    const submit = submits(UNKNOWN);
    const reconcile = reconciles(undecided, undecided);
    const world = await createSendingWorld({ submit, reconcile });
    await world.work();
    world.clock.advance(RECONCILE_MS);
    await world.work();
    expect(await world.work()).toEqual([]);
    world.clock.advance(backoffMs(1, 0));
    await world.work();
    expect(await world.invoiceState()).toBe("UNKNOWN");
    expect(await world.stores.jobs.nextRunAt()).toEqual(new Date(world.clock.now().getTime() + backoffMs(2, 0)));
    expect([submit.calls.length, reconcile.calls.length]).toEqual([1, 2]);
  });
});

it("MUST first reconcile an attempt that a crash left open", async () => {
  const submit = submits();
  const reconcile = reconciles(ACCEPTED);
  const world = await createSendingWorld({ submit, reconcile });
  const startedAt = world.clock.now();
  await world.stores.deliveries.startAttempt(world.documentId, { number: 1, startedAt, outcome: "open" });
  world.clock.advance(60_000);
  await world.work();
  expect(submit.calls).toEqual([]);
  expect(reconcile.calls).toMatchObject([[{ documentId: world.documentId }, startedAt]]);
  expect(await world.eventTypes(world.invoice.id)).toEqual(
    expect.arrayContaining(["DELIVERY_UNKNOWN", "DELIVERY_ACCEPTED"]),
  );
  expect(await world.invoiceState()).toBe("SUBMITTED");
});

describe("a remote that did not process the call", () => {
  it.each([
    ["back-off", {}, backoffMs(1, 0)],
    ["the wait it asked for", { retryAfterMs: 42_000 }, 42_000],
  ])("MUST get it again after %s; the attempt was not sent", async (_what, options, waitMs) => {
    const submit = submits(new ConnectorError("UNAVAILABLE", "maintenance", options), ACCEPTED);
    const world = await createSendingWorld({ submit });
    await world.work();
    expect(await world.delivery()).toMatchObject({ state: "QUEUED", attempts: [{ outcome: "not-sent" }] });
    world.clock.advance(waitMs - 1);
    expect(await world.work()).toEqual([]);
    world.clock.advance(1);
    await world.work();
    expect(await world.outcomes()).toEqual(["not-sent", "accepted"]);
  });

  it("MUST pause the connection and keep the job, when a person has to act", async () => {
    const submit = submits(new ConnectorError("AUTH_REJECTED", "401"), ACCEPTED);
    const world = await createSendingWorld({ submit });
    await world.work();
    expect(await world.outcomes()).toEqual(["not-sent"]);
    expect(await world.invoiceState()).toBe("QUEUED");
    const paused = await world.stores.connections.byId(world.connection.id);
    expect(paused?.state).toBe("BLOCKED");
    world.clock.advance(3_600_000);
    expect(await world.work()).toEqual([]);
    if (paused !== undefined) trusted(await testConnection(world.context, paused, world.request()));
    expect(await world.work()).toEqual([world.deliverJob]);
    expect(await world.invoiceState()).toBe("SUBMITTED");
  });
});

it("MUST stay DELIVERED when the hook's verdict was faster than the answer of submit", async () => {
  const world = await createSendingWorld(
    {
      submit: async ({ documentId }) => {
        const body = new TextEncoder().encode(documentId);
        await acceptHook(world.context, world.connection.id, { headers: {}, body, receivedAt: world.clock.now() });
        return ACCEPTED;
      },
    },
    {
      hooks: {
        ensure: async () => {},
        read: ({ body, receivedAt }) => {
          const documentId = new TextDecoder().decode(body);
          const fact = { kind: "delivered", documentId, message: "handed over" } as const;
          return { genuine: true, events: [{ key: "1", occurredAt: receivedAt, fact }] };
        },
      },
    },
  );
  await world.work();
  expect(await world.delivery()).toMatchObject({ state: "DELIVERED", reference: "R-1" });
  expect(await world.invoiceState()).toBe("DELIVERED");
  expect((await world.eventTypes(world.invoice.id)).slice(-2)).toEqual(["DELIVERY_DELIVERED", "DELIVERY_ACCEPTED"]);
});

it("MUST send nothing and close the attempt, when a hook told the verdict before a crash was noticed", async () => {
  const world = await createSendingWorld({});
  const startedAt = world.clock.now();
  await world.stores.deliveries.startAttempt(world.documentId, { number: 1, startedAt, outcome: "open" });
  const told = deliveryEvent(world.context.runtime, await world.delivery(), "DELIVERY_DELIVERED", 0, {});
  await world.stores.events.append({ events: [told] });
  expect(await world.work()).toEqual([world.deliverJob]);
  expect(await world.outcomes()).toEqual(["accepted"]);
  expect(await world.invoiceState()).toBe("DELIVERED");
  expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
});
