import { text } from "node:stream/consumers";
import { openSandbox } from "../src/demo/sandbox-process.ts";
import { type Figure, percentile } from "./figure.ts";
import { spawnProgram, withGateway } from "./program.ts";
import { createSender, type Sender } from "./sender.ts";

const WARM_UP = { title: "warm-up", callers: 4, invoices: 30 };
const ONE_AFTER_THE_OTHER = { title: "one caller", callers: 1, invoices: 150 };
const IN_PARALLEL = { title: "16 callers", callers: 16, invoices: 480 };

/** Submits and posts invoices over HTTP, while the worker delivers them to the sandbox. */
export function sending(): Promise<readonly Figure[]> {
  return withGateway(async ({ url, dataFolder }) => {
    const token = await createToken(dataFolder);
    const sandbox = await openSandbox(0);
    try {
      const sender = await createSender(url, token, sandbox.info);
      await send(sender, WARM_UP);
      return [...(await send(sender, ONE_AFTER_THE_OTHER)), ...(await send(sender, IN_PARALLEL))];
    } finally {
      sandbox.stop();
    }
  });
}

async function createToken(dataFolder: string): Promise<string> {
  const { stdout } = spawnProgram(["token", "create", "--name", "bench"], { dataFolder, port: 0 }, "pipe");
  if (stdout === null) throw new Error("no output");
  return (await text(stdout)).trim();
}

interface Load {
  readonly title: string;
  readonly callers: number;
  readonly invoices: number;
}

async function send(sender: Sender, { title, callers, invoices }: Load): Promise<readonly Figure[]> {
  const submitMs: number[] = [];
  const postMs: number[] = [];
  let taken = 0;
  const caller = async (): Promise<void> => {
    while (taken < invoices) {
      taken += 1;
      const number = `${title}/${taken}`;
      const startedAt = performance.now();
      const invoiceId = await sender.submit(number);
      const submittedAt = performance.now();
      await sender.post(invoiceId);
      submitMs.push(submittedAt - startedAt);
      postMs.push(performance.now() - submittedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  const elapsedMs = performance.now() - startedAt;
  const latency = (mutation: string, durationsMs: readonly number[]): readonly Figure[] => [
    { name: `${mutation}, ${title}, p50`, value: percentile(durationsMs, 0.5), unit: "ms" },
    { name: `${mutation}, ${title}, p99`, value: percentile(durationsMs, 0.99), unit: "ms" },
  ];
  return [
    {
      name: `submit + post over HTTP, ${title}`,
      value: (2 * invoices * 1000) / elapsedMs,
      unit: "requests/s",
      remark: `${invoices} invoices of 20 lines`,
    },
    ...latency("submit", submitMs),
    ...latency("post", postMs),
  ];
}
