import { randomBytes } from "node:crypto";
import { type Clock, type Log, type Runtime, Secret } from "@erp-gateway/core";

/** Real time and randomness. @param clock - another time, in a world that is played */
export const createRuntime = (log: Log, clock: Clock = { now: () => new Date() }): Runtime => ({
  clock,
  newId: () => timeOrderedId(clock.now().getTime(), randomBytes(10)),
  newSecret: () => new Secret(randomBytes(24).toString("base64url")),
  log,
});

/** Real time, moved forward on demand. @param startAheadMs - how far it is ahead at first */
export function createMovableClock(startAheadMs = 0): Clock & { advance(byMs: number): void } {
  let aheadMs = startAheadMs;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance(byMs) {
      aheadMs += byMs;
    },
  };
}

/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits.
 * @param random - 10 bytes
 */
export function timeOrderedId(timeMs: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(timeMs, 0, 6);
  bytes.set(random, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
