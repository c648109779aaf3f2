import {
  type AccountParty,
  type AccountPort,
  type Check,
  type Clock,
  ConnectorError,
  type ParticipantId,
  parseParticipantId,
  sameParty,
} from "@erp-gateway/core";
import { z } from "zod";
import type { PsbClient } from "./client.ts";
import type { PsbSettings } from "./settings.ts";

const me = z.object({ name: z.string().nullish() });

/** @see psb-api.md §2.2 */
const userParties = z.array(
  z.object({
    id: z.string(),
    name: z.string().nullish(),
    permissions: z.object({
      canSendDocument: z.boolean().default(false),
      canReceiveDocument: z.boolean().default(false),
      canManageHook: z.boolean().default(false),
      // What governs responses is an assumption: who does not say it is not told that it is missing.
      canChangeDocumentStatus: z.boolean().optional(),
    }),
  }),
);

type UserParty = z.output<typeof userParties>[number];

/** What this connector does for its party. */
const NEEDED = ["canSendDocument", "canReceiveDocument", "canManageHook"] as const;

export function createAccount(client: PsbClient, { partyId }: PsbSettings, clock: Clock): AccountPort {
  const readParties = () =>
    client.read({ method: "GET", path: "/api/v1/me/party", ifLost: "UNAVAILABLE" }, userParties);

  /** Whatever the PSB says, it was the PSB. */
  async function reachNetwork(): Promise<string> {
    await client.callAnonymously({
      method: "GET",
      path: "/api/v1/peppol/deliveryOption",
      query: { partyIds: partyId ?? "0106:00000000" },
      verdicts: [400, 401, 403, 404],
      ifLost: "UNAVAILABLE",
    });
    return "the PSB answers";
  }

  async function signIn(): Promise<string> {
    const { name } = await client.read({ method: "GET", path: "/api/v1/me", ifLost: "UNAVAILABLE" }, me);
    return `signed in as ${name ?? "an account without a name"}`;
  }

  async function findLinked(): Promise<string> {
    const parties = await readParties();
    if (parties.length > 0) return `linked to ${named(parties)}`;
    throw new CheckFailed("PARTY_NOT_LINKED", "no party is linked to this account yet; eConnect links party ids");
  }

  async function findParty(): Promise<UserParty> {
    const parties = await readParties();
    if (partyId === undefined) {
      throw new CheckFailed("PARTY_NOT_CHOSEN", `choose the organization that sends and receives: ${named(parties)}`);
    }
    const party = parties.find(({ id }) => isParty(id, partyId));
    if (party !== undefined) return party;
    throw new CheckFailed("PARTY_NOT_LINKED", `${partyId} is not linked to this account, only ${named(parties)}`);
  }

  async function checkPermissions(): Promise<string> {
    const { id, permissions } = await findParty();
    const missing = NEEDED.filter((permission) => !permissions[permission]);
    if (missing.length === 0) {
      const mayRespond = permissions.canChangeDocumentStatus !== false;
      return `may send, receive and be called${mayRespond ? "" : "; it may not tell sellers what it makes of their invoices (canChangeDocumentStatus)"}`;
    }
    throw new CheckFailed("NOT_PERMITTED", `${id} lacks ${missing.join(", ")}`);
  }

  const steps: readonly Step[] = [
    ["network", reachNetwork],
    ["keys", signIn],
    ["party-linked", findLinked],
    ["party-known", async () => `${partyId} is ${(await findParty()).name ?? "without a name"}`],
    ["party-permissions", checkPermissions],
  ];

  return {
    async test() {
      const checks: Check[] = [];
      let failed = false;
      for (const [name, step] of steps) {
        const check: Check = failed ? skipped(name) : await run(name, step, clock);
        failed ||= check.outcome === "FAILED";
        checks.push(check);
      }
      return { checks };
    },
    async parties() {
      return (await readParties()).map(toAccountParty);
    },
  };
}

/** @returns what was found, for people */
type Step = readonly [name: string, step: () => Promise<string>];

class CheckFailed extends Error {
  override readonly name = "CheckFailed";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

async function run(name: string, step: Step[1], clock: Clock): Promise<Check> {
  const startedAtMs = clock.now().getTime();
  const took = () => ({ durationMs: clock.now().getTime() - startedAtMs });
  try {
    return { name, outcome: "PASSED", detail: await step(), ...took() };
  } catch (error) {
    if (!(error instanceof ConnectorError || error instanceof CheckFailed)) throw error;
    const remoteCode = error instanceof ConnectorError ? error.remoteCode : undefined;
    const why = { detail: error.message, code: error.code, ...(remoteCode !== undefined && { remoteCode }) };
    return { name, outcome: "FAILED", ...why, ...took() };
  }
}

const skipped = (name: string): Check => ({
  name,
  outcome: "SKIPPED",
  detail: "an earlier check failed",
  durationMs: 0,
});

const named = (parties: readonly UserParty[]): string =>
  parties.map(({ id, name }) => (name == null ? id : `${id} (${name})`)).join(", ");

function isParty(reference: string, partyId: ParticipantId): boolean {
  const id = parseParticipantId(reference);
  return id.ok && sameParty(id.value, partyId);
}

function toAccountParty({ id, name, permissions }: UserParty): AccountParty {
  const parsed = parseParticipantId(id);
  return {
    reference: id,
    name: name ?? id,
    identifiers: parsed.ok ? [parsed.value] : [],
    canSend: permissions.canSendDocument,
    canReceive: permissions.canReceiveDocument,
  };
}
