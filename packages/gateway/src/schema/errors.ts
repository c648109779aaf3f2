import { ConnectorError, type Fault, type Help, helpFor, type Result } from "@erp-gateway/core";
import { GraphQLError } from "graphql";

/** What every error of a result union has in common. */
export interface UserErrorShape {
  readonly code: string;
  readonly message: string;
  /** JSONPath in the mutation's input. */
  readonly path: string;
  readonly help: Help;
}

/** What a caller may know of a failure: typed, and part of the result union. */
export abstract class UserError extends Error implements UserErrorShape {
  readonly code: string;
  readonly path: string;

  constructor({ code, message, path }: Fault) {
    super(message);
    this.code = code;
    this.path = path;
  }

  get help(): Help {
    return helpFor(this.code);
  }
}

/** The input is wrong; every fault is listed. */
export class InvalidInput extends UserError {
  readonly faults: readonly Fault[];

  constructor(faults: readonly [Fault, ...Fault[]]) {
    super(faults[0]);
    this.faults = faults;
  }
}

/** The input is fine, but the state of things does not allow it. */
export class Refused extends InvalidInput {}

export class NotFound extends UserError {}

/** The key was used with another operation or other input. */
export class IdempotencyKeyReused extends UserError {
  constructor() {
    const message = "this idempotencyKey was used with another operation or other input";
    super({ code: "IDEMPOTENCY_KEY_REUSED", message, path: "$.idempotencyKey" });
  }
}

/** A remote system failed while it was asked; nothing was changed here. */
export class RemoteFailed extends UserError {
  readonly remoteCode: string | undefined;

  constructor(error: ConnectorError) {
    super({ code: error.code, message: error.message, path: "$" });
    this.remoteCode = error.remoteCode;
  }
}

/** The value, or the faults as the error type that fits them. @throws InvalidInput or Refused */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const [first, ...others] = result.faults;
  if (first === undefined) throw new Error("a rejection without a fault");
  const verdict = result.faults.some(({ code }) => helpFor(code).class === "VERDICT");
  throw verdict ? new InvalidInput([first, ...others]) : new Refused([first, ...others]);
}

export const notFound = (type: string, path: string): NotFound =>
  new NotFound({ code: "NOT_FOUND", message: `there is no such ${type}`, path });

const ASKED = new WeakSet<object>();

/** For fields that cost a network call and much work: one of them a request. @throws GraphQLError */
export function askOnce(context: object): void {
  if (ASKED.has(context)) throw requestError("BAD_REQUEST", "ask for this field once in a request");
  ASKED.add(context);
}

/** Asks a remote for one field, so that a remote that fails is named instead of masked. @throws GraphQLError */
export async function askRemote<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: error.code } });
  }
}

type RequestErrorCode = "FORBIDDEN" | "BAD_REQUEST" | "QUERY_TOO_LARGE" | "IDEMPOTENCY_KEY_REUSED";

/** For what is wrong outside of mutations; only these two reach `errors[]` unmasked. */
export const requestError = (code: RequestErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });
