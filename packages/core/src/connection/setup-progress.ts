import { helpFor } from "../catalogue/catalogue.ts";
import type { Actor } from "../connector/account.ts";
import type { SetupFacts, SetupState, SetupStep, Words } from "../connector/setup.ts";
import type { Context } from "../context/context.ts";
import type { Customer } from "../customer/customer.ts";
import { type Connection, HOOK_SECRET } from "./connection.ts";

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
    hasCustomers: await hasCustomers(context, connection),
  };
  return steps.map((step) => toProgress(step, facts));
}

const isSetting = (name: string): boolean => name !== HOOK_SECRET;

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

const PAGE = 100;

/** Whether the invoices of some customer card take this connection, by its own profile or by the default one. */
async function hasCustomers({ stores }: Context, { id, organizationId }: Connection): Promise<boolean> {
  const defaultId = (await stores.profiles.defaultOf(organizationId))?.id;
  const throughIt = new Map<string, boolean>();
  const takesIt = async ({ electronicInvoicing, sendingProfileId = defaultId }: Customer): Promise<boolean> => {
    if (electronicInvoicing !== "DOCUMENT_SENDING_PROFILE" || sendingProfileId === undefined) return false;
    const known = throughIt.get(sendingProfileId);
    if (known !== undefined) return known;
    const found = (await stores.profiles.byId(sendingProfileId))?.connectionId === id;
    throughIt.set(sendingProfileId, found);
    return found;
  };
  for (let before: string | undefined; ; ) {
    const page = await stores.customers.list({ limit: PAGE, ...(before && { before }) }, { organizationId });
    for (const customer of page) if (await takesIt(customer)) return true;
    before = page.at(-1)?.id;
    if (page.length < PAGE) return false;
  }
}
