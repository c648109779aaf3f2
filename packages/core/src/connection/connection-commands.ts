import type { Check } from "../connector/account.ts";
import type { Connector, Environment } from "../connector/connector.ts";
import { ConnectorError } from "../connector/error.ts";
import { parseSettings, secretFields } from "../connector/settings.ts";
import type { Context, Request } from "../context/context.ts";
import { cutOff, withdrawal } from "../delivery/withdrawal.ts";
import type { NewEvent } from "../event/event.ts";
import type { EventType } from "../event/event-types.ts";
import { accept, type Fault, fault, type Result, reject } from "../fault.ts";
import type { NewJob } from "../job/job.ts";
import type { Organization } from "../organization/organization.ts";
import { Secret } from "../secret.ts";
import type { Change, Command } from "../store/change.ts";
import {
  CONNECTION_TRANSITIONS,
  type Connection,
  type ConnectionTransition,
  canTransition,
  HOOK_SECRET,
  PENDING_SIGN_IN,
  type SealedSecret,
} from "./connection.ts";
import { connectionNote } from "./connection-note.ts";
import { eligibilityFaults } from "./eligibility.ts";
import { grantWithdrawal } from "./grant-withdrawal.ts";
import { rawSettings } from "./open-connection.ts";

export const CONNECTION_FAULTS = {
  CONNECTOR_UNKNOWN: "no connector of this id is installed",
  SIGN_IN_NOT_OFFERED: "nobody signs in to this connection; it works by its settings alone",
  "QUICK-CONNECT-03": "this connector has no text to paste",
  CONNECTION_NOT_TESTED: "the connection's last test did not pass",
  CONNECTION_REVOKED: "the connection was revoked",
  "SETTINGS-NOTHING": "no setting was given, so nothing would change",
  "SETTINGS-SECRETS-AGAIN": "secrets do not follow to another address; enter them again",
  CONNECTION_CHANGED: "the connection was changed at the same time; look at it and try again",
} as const;

export interface ConnectionInput extends GivenSettings {
  readonly connectorId: string;
  readonly title: string;
  readonly environment: Environment;
}

export interface GivenSettings {
  /** By name, secrets included. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** A text that holds some of them, for `readPasted`; a field that is given by name goes before. */
  readonly pasted?: string | undefined;
}

export async function createConnection(
  { stores, runtime, connectors }: Context,
  organization: Organization,
  input: ConnectionInput,
  request: Request,
): Promise<Result<Connection>> {
  const connector = connectors.find(input.connectorId);
  if (connector === undefined) return reject(fault(CONNECTION_FAULTS, "CONNECTOR_UNKNOWN", "$.connectorId"));
  const faults: Fault[] = [...eligibilityFaults(organization, connector.manifest, "$.organizationId")];
  const given = readGiven(connector, input);
  const settings = given.ok ? parseSettings(connector.settings, given.value) : given;
  if (!settings.ok) faults.push(...settings.faults);
  if (faults.length > 0 || !given.ok) return { ok: false, faults };

  const now = runtime.clock.now();
  const connection: Connection = {
    id: runtime.newId(),
    organizationId: organization.id,
    connectorId: input.connectorId,
    title: input.title.trim(),
    environment: input.environment,
    ...splitSettings(secretFields(connector.settings), given.value, now),
    state: "DRAFT",
    revision: 1,
    createdAt: now,
  };
  const hookSecret = { secret: runtime.newSecret(), setAt: now };
  const stored = { ...connection, secrets: { ...connection.secrets, [HOOK_SECRET]: hookSecret } };
  await stores.connections.create(stored, {
    command: commandFor(request, connection),
    events: [connectionEvent(runtime, stored, "CONNECTION_CREATED")],
  });
  return accept(stored);
}

/** Changes the given settings and keeps the others; the connection has to be tested again. */
export async function changeConnectionSettings(
  context: Context,
  connection: Connection,
  changes: GivenSettings,
  request: Request,
): Promise<Result<Connection>> {
  if (connection.state === "REVOKED") return reject(fault(CONNECTION_FAULTS, "CONNECTION_REVOKED", "$.connectionId"));
  const connector = context.connectors.find(connection.connectorId);
  if (connector === undefined) return reject(fault(CONNECTION_FAULTS, "CONNECTOR_UNKNOWN", "$.connectionId"));
  const given = readGiven(connector, changes);
  if (!given.ok) return given;
  const changed = given.value;
  if (Object.keys(changed).length === 0) return reject(fault(CONNECTION_FAULTS, "SETTINGS-NOTHING", "$.settings"));
  const parsed = parseSettings(connector.settings, { ...rawSettings(connection), ...changed });
  if (!parsed.ok) return parsed;
  const names = secretFields(connector.settings);
  const { clock, newSecret } = context.runtime;
  const now = clock.now();
  const split = splitSettings(names, changed, now);
  const before = parseSettings(connector.settings, rawSettings(connection));
  const { environment } = connection;
  const known = new Set(before.ok ? connector.hosts(before.value, environment) : []);
  const moved = connector.hosts(parsed.value, environment).some((host) => !known.has(host));
  const kept = names.filter((name) => name in connection.secrets && !(name in split.secrets));
  if (moved && kept.length > 0) {
    const { message, ...rest } = fault(CONNECTION_FAULTS, "SETTINGS-SECRETS-AGAIN", "$.settings");
    return reject({ ...rest, message: `${message}: ${kept.join(", ")}` });
  }
  const grantedFor = before.ok ? connector.grantedFor?.(before.value, environment) : undefined;
  const isGrantVoid = moved || grantedFor !== connector.grantedFor?.(parsed.value, environment);
  const hookSecret = moved ? { [HOOK_SECRET]: { secret: newSecret(), setAt: now } } : {};
  const { lastTest: _, ...untested } = connection;
  // A sign-in under way was begun with the settings of before.
  const { [PENDING_SIGN_IN]: _pending, ...secrets } = connection.secrets;
  const next = {
    ...untested,
    settings: { ...connection.settings, ...split.settings },
    secrets: { ...secrets, ...hookSecret, ...split.secrets },
  };
  const change = { command: commandFor(request, connection), ...(isGrantVoid && { forgetsGrant: connection.id }) };
  return transition(context, next, "CHANGED", change);
}

function readGiven(
  connector: Connector,
  { settings, pasted }: GivenSettings,
): Result<Readonly<Record<string, unknown>>> {
  if (pasted === undefined) return accept(settings);
  if (connector.readPasted === undefined) return reject(fault(CONNECTION_FAULTS, "QUICK-CONNECT-03", "$.quickConnect"));
  const read = connector.readPasted(pasted, "$.quickConnect");
  return read.ok ? accept({ ...read.value, ...settings }) : read;
}

/** Runs the connector's own checks against the remote and keeps the report. */
export async function testConnection(
  context: Context,
  connection: Connection,
  request: Request,
): Promise<Result<Connection>> {
  if (connection.state === "REVOKED") return reject(fault(CONNECTION_FAULTS, "CONNECTION_REVOKED", "$.connectionId"));
  const change = { command: commandFor(request, connection) };
  const tested = await runTest(context, connection, change);
  // A job may have met the same fault meanwhile and paused it: then what it is by now is tested.
  const current = tested.ok ? undefined : await context.stores.connections.byId(connection.id);
  const isPaused = current !== undefined && current.revision > connection.revision && current.state !== "REVOKED";
  return isPaused ? runTest(context, current, change) : tested;
}

/** @param change - committed with the report */
export async function runTest(context: Context, connection: Connection, change: Change): Promise<Result<Connection>> {
  const report = { checks: await runChecks(context, connection) };
  const tested = { ...connection, lastTest: { at: context.runtime.clock.now(), report } };
  const passed = report.checks.every(({ outcome }) => outcome === "PASSED");
  const unlinked = report.checks.some(({ code }) => code === "PARTY_NOT_LINKED");
  const ungranted = report.checks.some(({ code }) => code === "REAUTHORIZATION_REQUIRED");
  if (ungranted && canTransition(connection.state, "REAUTHORIZATION_REQUIRED")) {
    return transition(context, tested, "REAUTHORIZATION_REQUIRED", change);
  }
  const linked = report.checks.some(({ name, outcome }) => name === "party-linked" && outcome === "PASSED");
  const outcome = passed ? "TESTED" : unlinked ? "WAITS_FOR_PARTY_LINK" : "TEST_FAILED";
  if (!passed && !unlinked && linked && canTransition(connection.state, "PARTY_LINKED")) {
    return transition(context, tested, "PARTY_LINKED", change);
  }
  if (canTransition(connection.state, outcome)) return transition(context, tested, outcome, change);
  if (passed && connection.state !== "LIVE") return transition(context, tested, "WENT_LIVE", change);
  return update(context, tested, passed ? "CONNECTION_TEST_PASSED" : "CONNECTION_TEST_FAILED", change);
}

async function runChecks(context: Context, connection: Connection): Promise<readonly Check[]> {
  try {
    return (await context.open(connection).account.test()).checks;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return [{ name: "settings", outcome: "FAILED", detail: error.message, code: error.code, durationMs: 0 }];
  }
}

/** From here on it sends and receives: hooks are put in place (again, when it is live already), inboxes are read. */
export async function activateConnection(
  context: Context,
  connection: Connection,
  request: Request,
): Promise<Result<Connection>> {
  if (connection.state === "REVOKED") return reject(fault(CONNECTION_FAULTS, "CONNECTION_REVOKED", "$.connectionId"));
  if (connection.state !== "TESTED" && connection.state !== "LIVE")
    return reject(fault(CONNECTION_FAULTS, "CONNECTION_NOT_TESTED", "$.connectionId"));
  const organization = await context.stores.organizations.byId(connection.organizationId);
  const connector = context.connectors.find(connection.connectorId);
  const faults = organization && connector ? eligibilityFaults(organization, connector.manifest, "$.connectionId") : [];
  if (faults.length > 0) return { ok: false, faults };
  await ensureHooks(context, connection);
  const command = commandFor(request, connection);
  if (connection.state === "LIVE") return nothingToDo(context, connection, command);
  return transition(context, connection, "WENT_LIVE", {
    command,
    jobs: recurringJobs(context, connection),
  });
}

/**
 * Puts in place what a live connection lives on, also one that an older gateway took live: recurring jobs and hooks.
 * Repeating it is harmless. @throws ConnectorError
 */
export async function keepConnection(context: Context, connection: Connection): Promise<void> {
  await context.stores.events.append({ jobs: recurringJobs(context, connection) });
  await ensureHooks(context, connection);
}

/** @throws ConnectorError */
async function ensureHooks({ open, publicUrl }: Context, connection: Connection): Promise<void> {
  const hookSecret = connection.secrets[HOOK_SECRET];
  if (hookSecret !== undefined)
    await open(connection).hooks?.ensure(`${publicUrl}/hooks/${connection.id}`, hookSecret.secret);
}

/** The recurring reading of an inbox and an outbox that no hook tells of. */
export function recurringJobs({ open, runtime }: Context, connection: Connection): readonly NewJob[] {
  const { inbox, delivery } = open(connection);
  const { id } = connection;
  const job = (kind: NewJob["kind"]): NewJob => ({
    key: `${kind}:${id}`,
    kind,
    subjectId: id,
    lane: id,
    runAt: runtime.clock.now(),
  });
  return [
    ...(inbox?.received === undefined ? [] : [job("poll-inbox")]),
    ...(delivery?.changes === undefined ? [] : [job("poll-outbox")]),
  ];
}

/**
 * Final: nothing is sent or read through it any more. Its secrets are wiped, and what was queued but never left is
 * withdrawn, so that it can be sent another way.
 */
export async function revokeConnection(
  context: Context,
  connection: Connection,
  request: Request,
): Promise<Result<Connection>> {
  const command = commandFor(request, connection);
  if (connection.state === "REVOKED") return nothingToDo(context, connection, command);
  const { stores, runtime } = context;
  const queued = () => stores.deliveries.queuedThrough(connection.id);
  const withdrawn = (await queued()).flatMap((delivery) => withdrawal(runtime, delivery));
  const withdrawGrant = await grantWithdrawal(context, connection);
  const change = { command, events: withdrawn, forgetsGrant: connection.id };
  const revoked = await transition(context, { ...connection, secrets: {} }, "REVOKED", change);
  if (!revoked.ok) return revoked;
  // An attempt may have ended since.
  const left = await queued();
  await stores.events.append({
    events: left.flatMap((delivery) => [...withdrawal(runtime, delivery), ...cutOff(runtime, delivery)]),
  });
  await withdrawGrant();
  return revoked;
}

/** Its key is taken all the same. */
async function nothingToDo({ stores }: Context, connection: Connection, command: Command): Promise<Result<Connection>> {
  await stores.events.append({ command });
  return accept(connection);
}

/**
 * A remote that asks for a person: work of this connection waits. Other errors, and a pause that stands already, change
 * nothing.
 * @returns whether the remote asks for a person
 */
export async function pauseConnection(context: Context, connectionId: string, error: unknown): Promise<boolean> {
  if (!(error instanceof ConnectorError && error.reaction === "pause")) return false;
  const connection = await context.stores.connections.byId(connectionId);
  const name = error.code === "REAUTHORIZATION_REQUIRED" ? "REAUTHORIZATION_REQUIRED" : "BLOCKED";
  if (connection === undefined || !canTransition(connection.state, name)) return true;
  const { code, remoteCode } = error;
  await transition(context, connection, name, {}, { code, ...(remoteCode !== undefined && { remoteCode }) });
  return true;
}

export async function transition(
  context: Context,
  connection: Connection,
  name: ConnectionTransition,
  change: Change,
  data: Readonly<Record<string, string>> = {},
): Promise<Result<Connection>> {
  if (!canTransition(connection.state, name)) {
    return reject(fault(CONNECTION_FAULTS, "CONNECTION_CHANGED", "$.connectionId"));
  }
  const { to } = CONNECTION_TRANSITIONS[name];
  const next =
    to === connection.state ? connection : { ...connection, state: to, stateSince: context.runtime.clock.now() };
  return update(context, next, `CONNECTION_${name}`, change, data);
}

export async function update(
  { stores, runtime }: Context,
  connection: Connection,
  eventType: EventType,
  change: Change,
  data: Readonly<Record<string, string>> = {},
): Promise<Result<Connection>> {
  const next = { ...connection, revision: connection.revision + 1 };
  const events = [connectionEvent(runtime, next, eventType, data), ...(change.events ?? [])];
  const stored = await stores.connections.update(next, { ...change, events });
  return stored === "stored" ? accept(next) : reject(fault(CONNECTION_FAULTS, "CONNECTION_CHANGED", "$.connectionId"));
}

export const commandFor = (request: Request, { id }: Pick<Connection, "id">): Command => ({
  ...request,
  result: { type: "Connection", id },
});

function connectionEvent(
  runtime: Context["runtime"],
  connection: Connection,
  type: EventType,
  data: Readonly<Record<string, string>> = {},
): NewEvent {
  const { id, state, revision } = connection;
  const steps = [{ holder: "Connection" as const, id, state, rank: revision }];
  return { ...connectionNote(runtime, connection, type, data), steps };
}

function splitSettings(secretNames: readonly string[], raw: Readonly<Record<string, unknown>>, setAt: Date) {
  const settings: Record<string, unknown> = {};
  const secrets: Record<string, SealedSecret> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    if (secretNames.includes(name)) secrets[name] = { secret: new Secret(String(value)), setAt };
    else settings[name] = value;
  }
  return { settings, secrets };
}
