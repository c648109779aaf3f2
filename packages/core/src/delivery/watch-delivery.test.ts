import { expect, it } from "vitest";
import { script } from "../../test/script.ts";
import { createSendingWorld } from "../../test/sending.ts";
import type { DeliveryPort, Verdict } from "../connector/delivery.ts";
import { ConnectorError } from "../connector/error.ts";
import { deliveryEvent } from "./delivery-event.ts";

/** A delivery that the network accepted as `R-1`, and what it says about it later. */
async function watching(...verdicts: readonly (Verdict | Error)[]) {
  const statusOf = script<DeliveryPort["statusOf"]>(...verdicts);
  const submit = async () => ({ outcome: "accepted", reference: "R-1" }) as const;
  const world = await createSendingWorld({ submit, statusOf });
  await world.work();
  return { ...world, statusOf };
}
const DELIVERED = { state: "delivered" } as const;

it("MUST record the network's delivery, with what the buyer did, and stop", async () => {
  const world = await watching(DELIVERED);
  world.clock.advance(1000);
  expect(await world.work()).toEqual([world.watchJob]);
  expect(await world.invoiceState()).toBe("DELIVERED");
  expect((await world.events(world.invoice.id)).at(-1)?.type).toBe("DELIVERY_DELIVERED");
  expect(world.statusOf.calls).toMatchObject([["R-1", { documentId: world.documentId }]]);
  expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
});

it("MUST record a later refusal with its code", async () => {
  const world = await watching({ state: "refused", code: "BR-NL-1", message: "no KvK number" });
  world.clock.advance(1000);
  await world.work();
  expect(await world.invoiceState()).toBe("REFUSED");
  expect((await world.events(world.invoice.id)).at(-1)?.data).toMatchObject({ code: "BR-NL-1" });
});

it("MUST ask with doubling pauses up to the longest one, while there is no verdict", async () => {
  const world = await watching(...Array(12).fill({ state: "pending" }));
  const waits: number[] = [];
  for (let look = 0; look < 12; look += 1) {
    const next = await world.stores.jobs.nextRunAt();
    waits.push(((next?.getTime() ?? 0) - world.clock.now().getTime()) / 1000);
    if (next !== undefined) world.clock.set(next);
    await world.work();
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  expect(await world.invoiceState()).toBe("SUBMITTED");
});

it("MUST go on watching after a remote that failed", async () => {
  const world = await watching(new ConnectorError("OUTCOME_UNKNOWN", "502"), DELIVERED);
  world.clock.advance(1000);
  await world.work();
  expect(await world.invoiceState()).toBe("SUBMITTED");
  world.clock.advance(1000);
  await world.work();
  expect(await world.invoiceState()).toBe("DELIVERED");
});

it("MUST not ask when a hook told already", async () => {
  const world = await watching();
  const told = deliveryEvent(world.context.runtime, await world.delivery(), "DELIVERY_DELIVERED", 0, {});
  await world.stores.events.append({ events: [told] });
  world.clock.advance(1000);
  expect(await world.work()).toEqual([world.watchJob]);
  expect(world.statusOf.calls).toEqual([]);
  expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
});
