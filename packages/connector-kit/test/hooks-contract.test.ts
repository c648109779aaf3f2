import { createHmac, randomUUID } from "node:crypto";
import { type HookRequest, type HooksPort, Secret } from "@erp-gateway/core";
import { HOOKS_RULES, type HooksSubject, hooksContract } from "../src/hooks-contract.ts";
import { expectBroken } from "./expect-broken.ts";

const WINDOW_MS = 60_000;

const sign = (body: Uint8Array, secret: Secret) => createHmac("sha256", secret.reveal()).update(body).digest("hex");

/** @param change - turns a port that keeps every rule into another one */
function createWorld(change: (port: HooksPort) => Partial<HooksPort> = () => ({})) {
  const secret = new Secret("secret-of-the-fake");
  const hooks = new Set<string>();
  const told: Uint8Array[] = [];
  const port: HooksPort = {
    async ensure(callbackUrl) {
      hooks.add(callbackUrl);
    },
    read({ headers, body, receivedAt }, key) {
      if (headers["x-signature"] !== sign(body, key)) {
        return { genuine: false, code: "HOOK_SIGNATURE_INVALID", status: 401 };
      }
      const [documentId = "", sentAt = ""] = new TextDecoder().decode(body).split(" ");
      if (Math.abs(receivedAt.getTime() - Date.parse(sentAt)) > WINDOW_MS) {
        return { genuine: false, code: "HOOK_TOO_OLD", status: 400 };
      }
      const fact = { kind: "delivered", documentId, message: "" } as const;
      return { genuine: true, events: [{ key: documentId, occurredAt: receivedAt, fact }] };
    },
  };
  const call = (body: Uint8Array): readonly HookRequest[] =>
    [...hooks].map(() => ({ headers: { "x-signature": sign(body, secret) }, body, receivedAt: new Date() }));
  return {
    port: { ...port, ...change(port) },
    callbackUrl: "https://gateway.example/hooks/1",
    secret,
    async tell() {
      const body = new TextEncoder().encode(`${randomUUID()} ${new Date().toISOString()}`);
      told.push(body);
      return call(body);
    },
    tellAgain: async () => call(told.at(-1) ?? new Uint8Array()),
    hooks,
  };
}

const subject: HooksSubject = { world: async () => createWorld(), windowMs: WINDOW_MS };

hooksContract("a fake that keeps every rule", subject);

/** Reads a call as if it had come with these differences. */
const reading = (alter: (call: HookRequest, key: Secret) => HookRequest): HooksSubject => ({
  ...subject,
  world: async () => createWorld((port) => ({ read: (call, key) => port.read(alter(call, key), key) })),
});

const onTime = (call: HookRequest): HookRequest => {
  const [, sentAt = ""] = new TextDecoder().decode(call.body).split(" ");
  return { ...call, receivedAt: new Date(sentAt) };
};

const resigned = (call: HookRequest, key: Secret): HookRequest => ({
  ...call,
  headers: { "x-signature": sign(call.body, key) },
});

expectBroken(HOOKS_RULES, {
  "HOOK-1": reading((call) => ({ ...call, headers: {} })),
  "HOOK-2": reading(resigned),
  "HOOK-3": reading(resigned),
  "HOOK-4": reading(resigned),
  "HOOK-5": reading(onTime),
  "HOOK-6": reading(onTime),
  "HOOK-7": {
    ...subject,
    world: async () =>
      createWorld((port) => ({
        read: (call, key) => {
          const read = port.read(call, key);
          return read.genuine
            ? { ...read, events: read.events.map((event) => ({ ...event, key: randomUUID() })) }
            : read;
        },
      })),
  },
  "HOOK-8": {
    ...subject,
    world: async () => {
      const world = createWorld();
      const ensure = async () => {
        world.hooks.add(randomUUID());
      };
      return { ...world, port: { ...world.port, ensure } };
    },
  },
});
