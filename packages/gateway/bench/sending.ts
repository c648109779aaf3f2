import { setTimeout as wait } from "node:timers/promises";
import { type Figure, percentile } from "./figure.ts";
import { residentMemory } from "./idle-memory.ts";
import { withSender } from "./sender-world.ts";

const LOADS = [
  { title: "one caller, 20 lines", callers: 1, invoices: 150, lines: 20 },
  { title: "32 callers, 20 lines", callers: 32, invoices: 1_500, lines: 20, least: 300 },
  { title: "32 callers, 100 lines", callers: 32, invoices: 400, lines: 100, least: 80 },
] as const;
const WARM_UP = { title: "warm-up", callers: 8, invoices: 200, lines: 20 };

/** Submits and posts invoices over HTTP, validated, while the worker delivers them to the sandbox. */
export function sending(): Promise<readonly Figure[]> {
  return withSender(async (sender) => {
    await send(sender, WARM_UP);
    const figures: Figure[] = [];
    for (const load of LOADS) figures.push(...(await send(sender, load)));
    return figures;
  });
}

interface Load {
  readonly title: string;
  readonly callers: number;
  readonly invoices: number;
  readonly lines: number;
  readonly least?: number;
}

type Sender = Parameters<Parameters<typeof withSender>[0]>[0];

async function send(sender: Sender, { title, callers, invoices, lines, least }: Load): Promise<readonly Figure[]> {
  const acceptMs: number[] = [];
  let taken = 0;
  const caller = async (): Promise<void> => {
    while (taken < invoices) {
      taken += 1;
      const startedAt = performance.now();
      await sender.post(await sender.submit(`${title}/${taken}`, lines));
      acceptMs.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  const elapsedMs = performance.now() - startedAt;
  return [
    {
      name: `submit + post, ${title}`,
      value: (invoices * 1000) / elapsedMs,
      unit: "invoices/s",
      ...(least !== undefined && { least }),
      remark: "two requests each, over HTTP",
    },
    { name: `submit + post, ${title}, p50`, value: percentile(acceptMs, 0.5), unit: "ms" },
    { name: `submit + post, ${title}, p99`, value: percentile(acceptMs, 0.99), unit: "ms" },
  ];
}

const ARRIVALS_PER_SECOND = 100;

/** Invoices that arrive by the clock, however long the ones before take. @param seconds - of arrivals */
export const openLoop = (seconds: number) => (): Promise<readonly Figure[]> =>
  withSender(async (sender, { processId }) => {
    await send(sender, WARM_UP);
    const before = residentMemory(processId);
    const acceptMs: number[] = [];
    const accepting: Promise<void>[] = [];
    const startedAt = performance.now();
    for (let count = 0; count < seconds * ARRIVALS_PER_SECOND; count += 1) {
      const dueAt = startedAt + (count * 1_000) / ARRIVALS_PER_SECOND;
      await wait(Math.max(0, dueAt - performance.now()));
      const accept = async (): Promise<void> => {
        await sender.post(await sender.submit(`open loop/${count}`));
        acceptMs.push(performance.now() - dueAt);
      };
      accepting.push(accept());
    }
    await Promise.all(accepting);
    const remark = `${ARRIVALS_PER_SECOND}/s for ${seconds} s, 20 lines, from when it was due`;
    return [
      { name: "accept, open loop, p50", value: percentile(acceptMs, 0.5), unit: "ms", remark },
      { name: "accept, open loop, p99", value: percentile(acceptMs, 0.99), unit: "ms", most: 150, remark },
      { name: "resident memory before", value: before, unit: "MB" },
      { name: "resident memory after", value: residentMemory(processId), unit: "MB" },
    ];
  });
