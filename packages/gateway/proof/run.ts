import { setTimeout as wait } from "node:timers/promises";
import { createApi } from "../test/api.ts";
import type { Plan } from "./plan/plan.ts";
import { settle } from "./settle.ts";
import type { Finding } from "./verdict/finding.ts";
import { converse, NobodyAsks } from "./world/conversation.ts";
import { beginCourse } from "./world/course.ts";
import type { Variant } from "./world/gateway-process.ts";
import { keepGateway } from "./world/keeper.ts";
import type { Slot } from "./world/slot.ts";
import { calm, hooksInPlace } from "./world/weather.ts";

export interface RunResult {
  readonly seed: number;
  readonly variant: Variant;
  /** How the gateway died, each time. */
  readonly deaths: readonly string[];
  readonly faults: readonly string[];
  readonly outgoing: number;
  readonly incoming: number;
  readonly findings: readonly Finding[];
  readonly durationMs: number;
}

/** How long everybody goes on asking. Sound runs need a few seconds of it, on an idle machine. */
const PATIENCE_MS: Readonly<Record<Variant, number>> = { sound: 120_000, broken: 15_000 };
/** How long the outside world misbehaves while callers wait for it. */
const WEATHER_MS = 1_500;

/** One run: sends and receives as planned while things go wrong, then compares what was told with what is. */
export async function run(slot: Slot, plan: Plan, variant: Variant, tell: (line: string) => void): Promise<RunResult> {
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  const note = (what: string) => tell(`${String(elapsedMs()).padStart(6)} ms  ${what}`);
  await slot.sandbox.renew();
  const dataFolder = slot.freshData();
  note(`data folder ${dataFolder}`);
  const settings = { dataFolder, port: slot.port, variant, verbose: slot.keepsData };
  const keeper = keepGateway(settings, plan.lives, note);
  try {
    await hooksInPlace(slot);
    const askUntil = performance.now() + PATIENCE_MS[variant];
    const conversation = converse(
      createApi(`http://127.0.0.1:${slot.port}`, slot.token),
      () => performance.now() > askUntil,
    );
    const course = beginCourse(slot, plan, conversation, note);
    await course.outsiders;
    await Promise.race([course.callers.catch(onlyImpatience), wait(WEATHER_MS)]);
    note("the outside world behaves from now on");
    await calm(slot);
    await course.callers.catch(onlyImpatience);
    const findings = await settle(course.collect, course.person, () => performance.now() > askUntil);
    for (const { wrong, what } of findings) note(`${wrong}: ${what}`);
    await course.end();
    return {
      seed: plan.seed,
      variant,
      deaths: [...keeper.deaths],
      faults: plan.disturbances.map(({ title }) => title),
      outgoing: plan.outgoing.length,
      incoming: plan.incoming.length,
      findings,
      durationMs: elapsedMs(),
    };
  } finally {
    await keeper.end();
    slot.discard(dataFolder);
  }
}

function onlyImpatience(error: unknown): void {
  if (!(error instanceof NobodyAsks)) throw error;
}
