import { describe, expect, it } from "vitest";
import { deliveryPort } from "../../test/sending.ts";
import { ACCOUNT } from "../../test/world.ts";
import type { Ports } from "../connector/connector.ts";
import { ConnectorError } from "../connector/error.ts";
import type { HookFact } from "../connector/hooks.ts";
import { watchCodes } from "./watch-codes.ts";

/** A remote's own code, in every place where one comes in. */
function speaking(code: string): Ports {
  const failure = new ConnectorError("REMOTE_REFUSED", "no", { remoteCode: code });
  const check = { name: "keys", outcome: "FAILED", detail: "no", durationMs: 1 } as const;
  const fact: HookFact = { kind: "refused", documentId: "d", code, message: "no" };
  return {
    account: {
      test: async () => ({ checks: [{ ...check, code: "AUTH_REJECTED", remoteCode: code }] }),
      parties: () => Promise.reject(failure),
    },
    delivery: deliveryPort({
      submit: async () => ({ outcome: "refused", code, message: "no" }),
      statusOf: async () => ({ state: "refused", code, message: "no" }),
    }),
    hooks: {
      ensure: () => Promise.reject(failure),
      read: () => ({ genuine: true, events: [{ key: "k", occurredAt: new Date(0), fact }] }),
    },
  };
}

type Call = (ports: Ports) => unknown;
const CALLS: readonly (readonly [name: string, call: Call])[] = [
  ["an error", ({ account }) => account.parties()],
  ["an error of a hook's registration", ({ hooks }) => hooks?.ensure("https://x.test", undefined as never)],
  ["a failed check", ({ account }) => account.test()],
  ["a refusal", ({ delivery }) => delivery?.submit(undefined as never)],
  ["a verdict", ({ delivery }) => delivery?.statusOf("r", undefined as never)],
  ["a hook", ({ hooks }) => hooks?.read(undefined as never, undefined as never)],
];

/** What was noted while the call ran, and how it ended. */
async function watched(ports: Ports, call: Call) {
  const noted: string[] = [];
  const outcome = await (async () => call(watchCodes(ports, (code) => noted.push(code))))().catch((error) => error);
  return { noted, outcome };
}

describe("codes that come in from a remote", () => {
  it.each(CALLS)("MUST be noted when the catalogue has no entry: %s", async (_name, call) => {
    expect((await watched(speaking("X-99"), call)).noted).toEqual(["X-99"]);
  });

  it.each(CALLS)("MUST not be noted when there is an entry, or one of the family: %s", async (_name, call) => {
    expect((await watched(speaking("API403"), call)).noted).toEqual([]);
    expect((await watched(speaking("ERRXXX4009999"), call)).noted).toEqual([]);
  });

  it.each(CALLS)("MUST change nothing of the answer: %s", async (_name, call) => {
    const ports = speaking("X-99");
    const plain = await (async () => call(ports))().catch((error) => error);
    expect((await watched(ports, call)).outcome).toEqual(plain);
  });

  it("MUST be noted when a port throws before it returns a promise", async () => {
    const thrown = new ConnectorError("REMOTE_REFUSED", "no", { remoteCode: "X-99" });
    const parties = () => {
      throw thrown;
    };
    const { noted, outcome } = await watched({ account: { ...ACCOUNT, parties } }, ({ account }) => account.parties());
    expect([noted, outcome]).toEqual([["X-99"], thrown]);
  });

  it("MUST not be looked for in a bug", async () => {
    const bug = Object.assign(new TypeError("bug"), { code: "X-99" });
    const account = { ...ACCOUNT, parties: () => Promise.reject(bug) };
    const { noted, outcome } = await watched({ account }, (ports) => ports.account.parties());
    expect([noted, outcome]).toEqual([[], bug]);
  });
});

describe("a port that is watched", () => {
  it("MUST offer what it offered, and nothing else", () => {
    const inbox = { fetch: async () => ({ bytes: new Uint8Array(), contentType: "" }), responses: ["PAID" as const] };
    const ports = watchCodes<Ports>({ account: ACCOUNT, inbox }, () => {});
    expect(Object.keys(ports)).toEqual(["account", "inbox"]);
    expect([ports.inbox?.responses, ports.inbox?.received, "received" in inbox]).toEqual([["PAID"], undefined, false]);
  });

  it("MUST work when it is frozen, or an object of a class with private fields", async () => {
    class Account {
      readonly #parties = [];
      readonly test = ACCOUNT.test;
      async parties() {
        return this.#parties;
      }
    }
    for (const account of [Object.freeze({ ...ACCOUNT }), new Account()]) {
      expect(await watchCodes({ account }, () => {}).account.parties()).toEqual([]);
    }
  });
});
