import { helpFor } from "../catalogue/catalogue.ts";
import type { Actor } from "../connector/account.ts";
import type { SetupFacts, SetupState, SetupStep, Words } from "../connector/setup.ts";
import type { Context, Request } from "../context/context.ts";
import { fault, type Result, reject } from "../fault.ts";
import type { Connection } from "./connection.ts";
import { commandFor, update } from "./connection-commands.ts";

export interface SetupProgress {
  readonly name: string;
  readonly title: Words;
  readonly state: SetupState;
  /** Who must act, and what to do; for a step that is done, what was done. */
  readonly actor: Actor;
  readonly remedy: Words;
  /** What the connection test found, when the step failed by it. */
  readonly detail?: string;
  readonly code?: string;
  /** Whether a person says that it is done. */
  readonly confirmable: boolean;
}

/** How far the steps of the connector's guide are; none for a connector without a guide. Asks no remote. */
export async function setupProgress(context: Context, connection: Connection): Promise<readonly SetupProgress[]> {
  const steps = context.connectors.find(connection.connectorId)?.setup ?? [];
  const organization = await context.stores.organizations.byId(connection.organizationId);
  if (organization === undefined || steps.length === 0) return [];
  const { organizationId } = connection;
  const profiles = await context.stores.profiles.list({ limit: 101 }, { organizationId });
  const facts: SetupFacts = {
    organization,
    connection,
    entered: new Set([...Object.keys(connection.settings), ...Object.keys(connection.secrets)].filter(isSetting)),
    checks: new Map(connection.lastTest?.report.checks.map((check) => [check.name, check])),
    confirmed: new Set(connection.confirmed),
    profiles: profiles.filter(({ connectionId }) => connectionId === connection.id),
    hasCustomers: await context.stores.customers.anyThrough(connection.id),
  };
  return steps.map((step) => toProgress(step, facts));
}

const isSetting = (name: string): boolean => !name.startsWith("$");

function toProgress(step: SetupStep, facts: SetupFacts): SetupProgress {
  const { name, title, actor, remedy } = step;
  const { state, because } = step.check(facts);
  const code = because?.code;
  const advice = code === undefined ? { actor, remedy } : helpFor(code, because?.remoteCode);
  return {
    name,
    title,
    state,
    confirmable: step.confirmable === true,
    actor: advice.actor,
    remedy: advice.remedy,
    ...(because !== undefined && { detail: because.detail }),
    ...(code !== undefined && { code }),
  };
}

export const SETUP_FAULTS = {
  SETUP_STEP_UNKNOWN: "the connector's guide has no step of this name that a person confirms",
} as const;

/** A person says that a step is done, or takes that back. */
export async function confirmSetupStep(
  context: Context,
  connection: Connection,
  { step, done }: { readonly step: string; readonly done: boolean },
  request: Request,
): Promise<Result<Connection>> {
  const steps = context.connectors.find(connection.connectorId)?.setup ?? [];
  if (!steps.some(({ name, confirmable }) => name === step && confirmable === true)) {
    return reject(fault(SETUP_FAULTS, "SETUP_STEP_UNKNOWN", "$.step"));
  }
  const others = (connection.confirmed ?? []).filter((name) => name !== step);
  const confirmed = done ? [...others, step] : others;
  const command = commandFor(request, connection);
  const type = done ? "CONNECTION_STEP_CONFIRMED" : "CONNECTION_STEP_REOPENED";
  return update(context, { ...connection, confirmed }, type, { command }, { step });
}
