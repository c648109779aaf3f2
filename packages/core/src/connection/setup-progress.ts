import { helpFor } from "../catalogue/catalogue.ts";
import type { Actor } from "../connector/account.ts";
import type { SetupFacts, SetupState, SetupStep, Words } from "../connector/setup.ts";
import type { Context } from "../context/context.ts";
import type { Connection } from "./connection.ts";

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
}

/** How far the steps of the connector's guide are; none for a connector without a guide. Asks no remote. */
export async function setupProgress(context: Context, connection: Connection): Promise<readonly SetupProgress[]> {
  const steps = context.connectors.find(connection.connectorId)?.setup ?? [];
  const organization = await context.stores.organizations.byId(connection.organizationId);
  if (organization === undefined || steps.length === 0) return [];
  const facts: SetupFacts = {
    organization,
    connection,
    entered: new Set([...Object.keys(connection.settings), ...Object.keys(connection.secrets)].filter(isSetting)),
    checks: new Map(connection.lastTest?.report.checks.map((check) => [check.name, check])),
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
    actor: advice.actor,
    remedy: advice.remedy,
    ...(because !== undefined && { detail: because.detail }),
    ...(code !== undefined && { code }),
  };
}
