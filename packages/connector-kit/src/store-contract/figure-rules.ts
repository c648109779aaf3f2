import { deliverySteps, type Figures, type Stores, webhookJob } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

/** `kind state: count`, in no particular order. */
const jobsOf = ({ jobs }: Figures): ReadonlySet<string> =>
  new Set(jobs.map(({ kind, state, count }) => `${kind} ${state}: ${count}`));

export const FIGURE_RULES = {
  "FIG-1": {
    title: "MUST count jobs by kind as waiting, due, leased or dead, and those of a paused lane as waiting",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const { clock } = build.runtime;
      expect(await stores.figures.count(clock.now())).toEqual({ jobs: [], deliveries: [] });
      const paused = build.connection(organization, { state: "BLOCKED" });
      await stores.connections.create(paused, {});
      const disabled = build.webhook(organization, { state: "DISABLED" });
      await stores.webhooks.create(disabled, {});
      const later = new Date(clock.now().getTime() + 60_000);
      const poll = { kind: "poll-inbox" } as const;
      const jobs = [
        build.job(connection, poll),
        build.job(connection, poll),
        build.job(connection, { ...poll, runAt: later }),
        build.job(paused, poll),
        build.job(connection, { kind: "deliver", runAt: later }),
        webhookJob(build.webhookMessage(disabled, 1), clock.now()),
      ];
      await stores.events.append({ jobs });
      const disabledOne = "send-webhook waiting: 1";
      const waiting = ["poll-inbox waiting: 2", "deliver waiting: 1", disabledOne];
      expect(jobsOf(await stores.figures.count(clock.now()))).toEqual(new Set([...waiting, "poll-inbox due: 2"]));
      const [claimed] = await stores.jobs.claim(clock.now(), later, { total: 1, perLane: () => 1 });
      expect(jobsOf(await stores.figures.count(clock.now()))).toEqual(
        new Set([...waiting, "poll-inbox due: 1", "poll-inbox leased: 1"]),
      );
      expect(jobsOf(await stores.figures.count(later))).toEqual(
        new Set(["poll-inbox due: 3", "poll-inbox waiting: 1", "deliver due: 1", disabledOne]),
      );
      await stores.jobs.bury(claimed?.key ?? "", later, "no reason", {});
      expect(jobsOf(await stores.figures.count(later))).toEqual(
        new Set(["poll-inbox due: 2", "poll-inbox dead: 1", "poll-inbox waiting: 1", "deliver due: 1", disabledOne]),
      );
    },
  },
  "FIG-2": {
    title: "MUST count deliveries by state",
    async check(stores) {
      const { build, connection, customer } = await furnish(stores);
      const facts = ["DELIVERY_DELIVERED", "DELIVERY_DELIVERED", "DELIVERY_REFUSED", undefined] as const;
      for (const fact of facts) {
        const invoice = build.invoice(customer);
        await stores.invoices.add(invoice, {});
        const queued = build.queued(invoice, connection);
        await stores.invoices.advance(invoice.id, ["DRAFT"], queued, {});
        if (fact === undefined) continue;
        const steps = deliverySteps(fact, queued.delivery, 1);
        await stores.events.append({ events: [build.event("Invoice", invoice, { steps })] });
      }
      const { deliveries } = await stores.figures.count(build.runtime.clock.now());
      expect(new Map(deliveries.map(({ state, count }) => [state, count]))).toEqual(
        new Map([
          ["DELIVERED", 2],
          ["REFUSED", 1],
          ["QUEUED", 1],
        ]),
      );
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;
