import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createClock, type SandboxClock } from "./clock.ts";

describe("clock", () => {
  let clock: SandboxClock;
  beforeEach(() => {
    clock = createClock(new Date("2026-11-24T09:00:00Z"));
  });
  afterEach(() => clock.close());

  it("MUST start at the moment it was told", () => {
    expect(clock.now().toISOString().slice(0, 16)).toBe("2026-11-24T09:00");
  });

  it("MUST run what became due in order, each at its own time", async () => {
    const seen: string[] = [];
    clock.after(7_200_000, () => void seen.push(`late ${clock.now().toISOString().slice(11, 16)}`));
    clock.after(3_600_000, () => void seen.push(`early ${clock.now().toISOString().slice(11, 16)}`));
    await clock.advance(10_800_000);
    expect(seen).toEqual(["early 10:00", "late 11:00"]);
    expect(clock.now().toISOString().slice(11, 16)).toBe("12:00");
  });

  it("MUST run a task that a due task set, and wait for asynchronous ones", async () => {
    const seen: string[] = [];
    clock.after(1_000, async () => {
      await Promise.resolve();
      seen.push("first");
      clock.after(1_000, () => void seen.push("second"));
    });
    await clock.advance(5_000);
    expect(seen).toEqual(["first", "second"]);
  });

  it("MUST wait, when moved, for what real time had started", async () => {
    let isOver = false;
    await new Promise<void>((started) =>
      clock.after(0, async () => {
        started();
        await new Promise((resolve) => setImmediate(resolve));
        isOver = true;
      }),
    );
    await clock.advance(1_000);
    expect(isOver).toBe(true);
  });

  it("MUST run a task by real time", async () => {
    await new Promise<void>((resolve) => clock.after(5, resolve));
  });

  it("MUST not run a cancelled task, nor any after close", async () => {
    const seen: string[] = [];
    const cancel = clock.after(10, () => void seen.push("cancelled"));
    clock.after(10, () => void seen.push("kept"));
    cancel();
    await clock.advance(20);
    clock.after(10, () => void seen.push("closed"));
    clock.close();
    clock.after(10, () => void seen.push("set after close"));
    await clock.advance(20);
    expect(seen).toEqual(["kept"]);
  });
});
