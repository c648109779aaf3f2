import type { Secret } from "./secret.ts";

/** What a use case may know of the outside world, handed in so that tests need no mocking library. */
export interface Runtime {
  readonly clock: Clock;
  /** UUID version 7: unique, and ordered by the time it was made. Also a delivery's `documentId`. */
  readonly newId: () => string;
  /** At least 144 random bits, printable: signs the hooks of one connection. */
  readonly newSecret: () => Secret;
  readonly log: Log;
}

export interface Clock {
  now(): Date;
}

/** Structured log; pino fits. Never given a payload, a credential or an SQL parameter. */
export interface Log {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}
