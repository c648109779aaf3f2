import { type Clock, ConnectorError, type Secret } from "@erp-gateway/core";
import type { Client } from "./client.ts";
import { EXPIRED_OR_UNKNOWN, FAULT_WITHOUT_CODE } from "./faults.ts";
import type { Operation, RequestOf, ResponseOf } from "./wire/operations.ts";

/** Calls under a security token. It is fetched when first needed, by one login for all who wait. */
export interface Session {
  /** @throws ConnectorError - `AUTH_REJECTED` when a fresh login did not help */
  call<O extends Exclude<Operation, "Login">>(operation: O, request: RequestOf<O>): Promise<ResponseOf<O>>;
  /** @throws ConnectorError */
  logIn(): Promise<void>;
}

export interface Keys {
  readonly appKey: string;
  readonly secret: Secret;
}

/** A token lives 4 hours (api31-soap §1.5). */
const REFRESH_AFTER_MS = 3.5 * 3_600_000;

export function createSession(client: Client, keys: Keys, clock: Clock): Session {
  let current: { readonly token: Promise<string>; readonly openedAtMs: number } | undefined;

  function open() {
    const nowMs = clock.now().getTime();
    if (current !== undefined && nowMs - current.openedAtMs < REFRESH_AFTER_MS) return current;
    const opened = { token: fetchToken(client, keys), openedAtMs: nowMs };
    opened.token.catch(() => drop(opened));
    current = opened;
    return opened;
  }

  function drop(stale: typeof current) {
    if (current === stale) current = undefined;
  }

  return {
    async call(operation, request) {
      const used = open();
      const token = await used.token;
      try {
        return await client.call(operation, request, token);
      } catch (error) {
        if (!isTokenRefused(error)) throw error;
        drop(used);
        // The code for an expired token also stands for errors nobody named: the document may have been taken.
        if (error.code === "OUTCOME_UNKNOWN") throw error;
        return client.call(operation, request, await open().token);
      }
    },
    async logIn() {
      await open().token;
    },
  };
}

const isTokenRefused = (error: unknown): error is ConnectorError =>
  error instanceof ConnectorError && (error.code === "AUTH_REJECTED" || error.remoteCode === EXPIRED_OR_UNKNOWN);

async function fetchToken(client: Client, { appKey, secret }: Keys): Promise<string> {
  try {
    const login = { ConsumerKey: appKey, ConsumerSecret: secret.reveal() };
    const { SecurityToken: token } = await client.call("Login", login);
    if (token === undefined) throw new ConnectorError("AUTH_REJECTED", "Login: the answer has no SecurityToken");
    return token;
  } catch (error) {
    throw isRefusal(error) ? refusedKeys(error) : error;
  }
}

/** The code for a wrong secret is not documented, and there may be none: whatever Login refuses is about the keys. */
const isRefusal = (error: unknown): error is ConnectorError =>
  error instanceof ConnectorError &&
  (error.code === "REMOTE_REFUSED" || error.code === "NOT_PERMITTED" || error.remoteCode === FAULT_WITHOUT_CODE);

const refusedKeys = ({ message, remoteCode }: ConnectorError): ConnectorError =>
  new ConnectorError("AUTH_REJECTED", message, remoteCode === undefined ? {} : { remoteCode });
