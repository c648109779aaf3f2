import { ConnectorError } from "../connector/error.ts";
import { type Grant, type SignInPort, SignInRefused } from "../connector/sign-in.ts";
import { contentHash } from "../content-hash.ts";
import type { Context, Request } from "../context/context.ts";
import { fault, type Result, reject } from "../fault.ts";
import { Secret } from "../secret.ts";
import { type Connection, canTransition, PENDING_SIGN_IN } from "./connection.ts";
import { CONNECTION_FAULTS, commandFor, runTest, transition, update } from "./connection-commands.ts";
import { connectionNote } from "./connection-note.ts";
import { grantWithdrawal } from "./grant-withdrawal.ts";

/** Time for a person to sign in; then the link is worth nothing. */
const SIGN_IN_MS = 10 * 60_000;

/** A sign-in under way, as it is sealed with the connection. */
interface Pending {
  readonly url: string;
  readonly state: string;
  readonly redirectUri: string;
  readonly secret: string;
}

/** Where the browser goes, as long as the sign-in can still be completed. */
export function signInUnderWay(connection: Connection, now: Date): { url: string; expiresAt: Date } | undefined {
  const sealed = connection.secrets[PENDING_SIGN_IN];
  if (sealed === undefined) return undefined;
  const expiresAt = new Date(sealed.setAt.getTime() + SIGN_IN_MS);
  return now < expiresAt ? { url: readPending(sealed.secret).url, expiresAt } : undefined;
}

/** Makes the link that a person signs in through; an earlier link of this connection is void. @throws ConnectorError */
export async function beginSignIn(
  context: Context,
  connection: Connection,
  request: Request,
): Promise<Result<Connection>> {
  if (connection.state === "REVOKED") return reject(fault(CONNECTION_FAULTS, "CONNECTION_REVOKED", "$.connectionId"));
  const { signIn } = context.open(connection);
  if (signIn === undefined) return reject(fault(CONNECTION_FAULTS, "SIGN_IN_NOT_OFFERED", "$.connectionId"));
  const redirectUri = `${context.publicUrl}/sign-in/callback`;
  const state = `${connection.id}.${context.runtime.newSecret().reveal()}`;
  const { url, pending } = await signIn.begin(redirectUri, state);
  const kept: Pending = { url, state, redirectUri, secret: pending.reveal() };
  const secrets = {
    ...connection.secrets,
    [PENDING_SIGN_IN]: { secret: new Secret(JSON.stringify(kept)), setAt: context.runtime.clock.now() },
  };
  const command = commandFor(request, connection);
  return update(context, { ...connection, secrets }, "CONNECTION_SIGN_IN_BEGUN", { command });
}

export type SignInOutcome =
  | { readonly ok: true; readonly connection: Connection; readonly user: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly connection?: Connection };

/**
 * The browser is back. Its link works once: then the grant is kept and the connection tested, or the refusal is on the
 * connection's timeline.
 * @param callback - as requested, query included
 */
export async function completeSignIn(context: Context, callback: URL): Promise<SignInOutcome> {
  const found = await takePending(context, callback.searchParams.get("state") ?? "");
  if (found === undefined) {
    return { ok: false, code: "SIGN_IN_EXPIRED", message: "this link was used before, or its ten minutes are over" };
  }
  const { connection, pending, signIn } = found;
  const { redirectUri, state, secret } = pending;
  try {
    const grant = await signIn.complete(callback, redirectUri, state, new Secret(secret));
    return await signedIn(context, connection, grant);
  } catch (error) {
    if (!(error instanceof SignInRefused || error instanceof ConnectorError)) throw error;
    // Nothing goes on by itself: the link is used up.
    const isPassing = error instanceof ConnectorError && error.reaction === "retry";
    const code = isPassing ? "SIGN_IN_INTERRUPTED" : error.code;
    const { message } = error;
    const note = connectionNote(context.runtime, connection, "CONNECTION_SIGN_IN_REFUSED", { code, message });
    await context.stores.events.append({ events: [note] });
    return { ok: false, code, message, connection };
  }
}

async function takePending({ stores, runtime, open }: Context, state: string) {
  const connection = await stores.connections.byId(state.split(".")[0] ?? "");
  const signIn = connection && connection.state !== "REVOKED" ? open(connection).signIn : undefined;
  const sealed = connection?.secrets[PENDING_SIGN_IN];
  if (connection === undefined || signIn === undefined || sealed === undefined) return undefined;
  const pending = readPending(sealed.secret);
  const isInTime = runtime.clock.now().getTime() < sealed.setAt.getTime() + SIGN_IN_MS;
  // Hashes take the same time to compare, whatever is in them.
  if (!isInTime || contentHash(pending.state) !== contentHash(state)) return undefined;
  const { [PENDING_SIGN_IN]: _, ...secrets } = connection.secrets;
  const next = { ...connection, secrets, revision: connection.revision + 1 };
  const isMine = (await stores.connections.update(next, {})) === "stored";
  return isMine ? { connection: next, pending, signIn } : undefined;
}

async function signedIn(context: Context, begun: Connection, grant: Grant): Promise<SignInOutcome> {
  const { stores, runtime } = context;
  const { user } = grant;
  const connection = await stores.connections.byId(begun.id);
  if (connection?.state === "REVOKED" || JSON.stringify(connection?.settings) !== JSON.stringify(begun.settings)) {
    throw new SignInRefused("SIGN_IN_EXPIRED", "the settings of the connection were changed meanwhile");
  }
  const note = connectionNote(runtime, begun, "CONNECTION_SIGNED_IN", { user });
  await stores.connections.keepGrant(begun.id, grant, { events: [note] });
  return { ok: true, connection: await testAfterwards(context, begun), user };
}

/** Somebody may change the connection during the test, which then counts for nothing. */
const MOST_TESTS = 3;

async function testAfterwards(context: Context, begun: Connection): Promise<Connection> {
  let connection = begun;
  for (let tests = 0; tests < MOST_TESTS; tests += 1) {
    connection = (await context.stores.connections.byId(begun.id)) ?? begun;
    if (connection.state === "REVOKED") return connection;
    const tested = await runTest(context, connection, {});
    if (tested.ok) return tested.value;
  }
  return connection;
}

/** Forgets the grant and withdraws it at the remote. What was live then waits for somebody to sign in. @throws ConnectorError */
export async function signOut(context: Context, connection: Connection, request: Request): Promise<Result<Connection>> {
  if (connection.state === "REVOKED") return reject(fault(CONNECTION_FAULTS, "CONNECTION_REVOKED", "$.connectionId"));
  const signIn: SignInPort | undefined = context.open(connection).signIn;
  if (signIn === undefined) return reject(fault(CONNECTION_FAULTS, "SIGN_IN_NOT_OFFERED", "$.connectionId"));
  const withdrawGrant = await grantWithdrawal(context, connection);
  const command = commandFor(request, connection);
  const { lastTest: _, ...untested } = connection;
  const name = canTransition(connection.state, "SIGNED_OUT") ? "SIGNED_OUT" : "SIGNED_OUT_BEFORE_LIVE";
  const signedOut = await transition(context, untested, name, { command, forgetsGrant: connection.id });
  if (signedOut.ok) await withdrawGrant();
  return signedOut;
}

const readPending = (secret: Secret): Pending => JSON.parse(secret.reveal()) as Pending;
