import type { FigureStore, JobFigure } from "../../store/stores.ts";
import type { HeldJob, Memory } from "./memory.ts";
import { isPausedLane } from "./paused-lane.ts";

export const createFigureStore = (memory: Memory): FigureStore => ({
  async count(now) {
    const stateOf = ({ job, leaseUntil, dead }: HeldJob): JobFigure => {
      if (dead !== undefined) return "dead";
      if (leaseUntil !== undefined && leaseUntil > now) return "leased";
      return job.runAt <= now && !isPausedLane(memory, job.lane) ? "due" : "waiting";
    };
    const jobs = [...memory.jobs.values()].map((held) => ({ kind: held.job.kind, state: stateOf(held) }));
    return { jobs: tally(jobs), deliveries: tally([...memory.deliveries.values()].map(({ state }) => ({ state }))) };
  },
});

/** Each different item once, with how often it is there. */
function tally<Item extends object>(items: readonly Item[]): readonly (Item & { readonly count: number })[] {
  const counts = new Map<string, Item & { readonly count: number }>();
  for (const item of items) {
    const key = JSON.stringify(item);
    counts.set(key, { ...item, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
