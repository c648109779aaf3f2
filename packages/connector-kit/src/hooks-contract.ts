import { type HookEvent, type HookRequest, type HooksPort, Secret } from "@erp-gateway/core";
import { expect } from "vitest";
import { type Deviating, describeContract, type Rule } from "./contract.ts";

export type HooksRule = "HOOK-1" | "HOOK-2" | "HOOK-3" | "HOOK-4" | "HOOK-5" | "HOOK-6" | "HOOK-7" | "HOOK-8";

/** A remote that calls nobody yet. */
export interface HooksWorld {
  readonly port: HooksPort;
  /** Where the remote can call; what arrives there is what `tell` gives. */
  readonly callbackUrl: string;
  readonly secret: Secret;
  /** Makes one new fact happen at the remote; gives the calls that it led to, as they arrived. */
  tell(): Promise<readonly HookRequest[]>;
  /** Makes the remote tell the latest fact once more. */
  tellAgain(): Promise<readonly HookRequest[]>;
}

export interface HooksSubject extends Deviating<HooksRule> {
  world(): Promise<HooksWorld>;
  /** A call further from its own time than this, to either side, is refused. */
  readonly windowMs: number;
}

export const HOOKS_RULES: Readonly<Record<HooksRule, Rule<HooksSubject>>> = {
  "HOOK-1": {
    title: "MUST read a genuine call",
    async check(subject) {
      const { world, call } = await calledWorld(subject);
      expect(eventsIn(world, call)).not.toHaveLength(0);
    },
  },
  "HOOK-2": {
    title: "MUST refuse a call of which one byte was changed, wherever it stands",
    async check(subject) {
      const { world, call } = await calledWorld(subject);
      for (const at of [0, Math.floor(call.body.length / 2), call.body.length - 1]) {
        expectRefused(world, { ...call, body: call.body.map((byte, index) => (index === at ? byte ^ 1 : byte)) }, 401);
      }
    },
  },
  "HOOK-3": {
    title: "MUST refuse a call that was signed with another secret",
    async check(subject) {
      const { world, call } = await calledWorld(subject);
      expectRefused({ ...world, secret: new Secret(`${world.secret.reveal()}x`) }, call, 401);
    },
  },
  "HOOK-4": {
    title: "MUST refuse a call without a signature",
    async check(subject) {
      const { world, call } = await calledWorld(subject);
      expectRefused(world, { ...call, headers: {} }, 401);
    },
  },
  "HOOK-5": {
    title: "MUST refuse a call that is too old",
    async check(subject) {
      const { world, call } = await calledWorld(subject);
      expectRefused(world, shifted(call, subject.windowMs * 2), 400);
    },
  },
  "HOOK-6": {
    title: "MUST refuse a call from the future",
    async check(subject) {
      const { world, call } = await calledWorld(subject);
      expectRefused(world, shifted(call, subject.windowMs * -2), 400);
    },
  },
  "HOOK-7": {
    title: "MUST key a fact by what it is: the same told twice, different from the next",
    async check(subject) {
      const { world, call } = await calledWorld(subject);
      const keys = keysIn(world, call);
      expect(keysIn(world, onlyCall(await world.tellAgain()))).toEqual(keys);
      for (const key of keysIn(world, onlyCall(await world.tell()))) expect(keys).not.toContain(key);
    },
  },
  "HOOK-8": {
    title: "MUST be called once for each fact after it was ensured twice",
    async check(subject) {
      const { world } = await calledWorld(subject);
      await world.port.ensure(world.callbackUrl, world.secret);
      onlyCall(await world.tell());
    },
  },
};

export const hooksContract = (name: string, subject: HooksSubject): void =>
  describeContract(`HooksPort contract: ${name}`, HOOKS_RULES, subject);

async function calledWorld(subject: HooksSubject) {
  const world = await subject.world();
  await world.port.ensure(world.callbackUrl, world.secret);
  return { world, call: onlyCall(await world.tell()) };
}

function onlyCall(calls: readonly HookRequest[]): HookRequest {
  expect(calls).toHaveLength(1);
  return calls[0] ?? expect.fail("no call came");
}

type Reader = Pick<HooksWorld, "port" | "secret">;

function eventsIn({ port, secret }: Reader, call: HookRequest): readonly HookEvent[] {
  const reading = port.read(call, secret);
  expect(reading).toMatchObject({ genuine: true });
  return reading.genuine ? reading.events : [];
}

const keysIn = (world: Reader, call: HookRequest): readonly string[] => eventsIn(world, call).map(({ key }) => key);

function expectRefused({ port, secret }: Reader, call: HookRequest, status: 400 | 401): void {
  expect(port.read(call, secret)).toEqual({ genuine: false, status, code: expect.stringMatching(/^HOOK_/) });
}

const shifted = (call: HookRequest, ms: number): HookRequest => ({
  ...call,
  receivedAt: new Date(call.receivedAt.getTime() + ms),
});
