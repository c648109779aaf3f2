import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fault } from "../world/faults.ts";
import { createWorld, type World } from "../world/world.ts";
import type { SandboxResponse } from "./message.ts";
import { withFaults } from "./with-faults.ts";

describe("withFaults", () => {
  let world: World;
  let processed = 0;
  const answer: SandboxResponse = { status: 200, body: "fine" };
  const handler = async () => {
    processed += 1;
    return answer;
  };
  const suffer = (fault: Omit<Fault, "target">) => {
    world.faults.add({ target: "psb", ...fault });
    return withFaults(world, "psb", "GET /api/v1/me", handler, (code) => ({ status: 500, body: code }));
  };

  beforeEach(() => {
    world = createWorld();
    processed = 0;
  });
  afterEach(() => world.clock.close());

  it("MUST change nothing when no fault waits", async () => {
    expect(await withFaults(world, "psb", "GET /", handler)).toBe(answer);
  });

  it("MUST tell a reset before processing from one after", async () => {
    expect((await suffer({ kind: "reset-before" })).reset).toBe(true);
    expect(processed).toBe(0);
    expect((await suffer({ kind: "reset-after" })).reset).toBe(true);
    expect(processed).toBe(1);
  });

  it("MUST process at once and answer late", async () => {
    const late = suffer({ kind: "delay", delayMs: 60_000 });
    await Promise.resolve();
    expect(processed).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    await world.clock.advance(60_000);
    expect(await late).toBe(answer);
  });

  it("MUST process late, or never, and answer as late", async () => {
    const late = suffer({ kind: "late", delayMs: 60_000 });
    const never = suffer({ kind: "hang", delayMs: 60_000 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(processed).toBe(0);
    await world.clock.advance(60_000);
    expect(await late).toBe(answer);
    expect((await never).reset).toBe(true);
    expect(processed).toBe(1);
  });

  it("MUST spoil an answer of what was processed", async () => {
    expect(await suffer({ kind: "reset-within" })).toEqual({ ...answer, breaksOff: true });
    expect(String((await suffer({ kind: "garbled" })).body)).toBe("fi");
    expect(processed).toBe(2);
  });

  it("MUST leave the cutting of uploads to the server", async () => {
    expect(await suffer({ kind: "reset-upload" })).toBe(answer);
    expect(world.faults.takeUpload("psb", "GET /api/v1/me")).toBe(true);
    expect(world.faults.takeUpload("psb", "GET /api/v1/me")).toBe(false);
  });

  it("MUST answer with a bare status, an error page or a SOAP fault instead", async () => {
    expect(await suffer({ kind: "status", status: 429, body: "slow down", retryAfterSeconds: 7 })).toMatchObject({
      status: 429,
      body: "slow down",
      headers: { "retry-after": "7" },
    });
    expect((await suffer({ kind: "html" })).headers?.["content-type"]).toContain("text/html");
    expect(await suffer({ kind: "soap-fault", code: "ERRPRO1000002" })).toMatchObject({
      status: 500,
      body: "ERRPRO1000002",
    });
    expect(processed).toBe(0);
  });
});
