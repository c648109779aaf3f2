import type { SettingLedger } from "../verdict/ledgers.ts";
import type { Conversation } from "./conversation.ts";
import type { Slot } from "./slot.ts";

/** Somebody who changes settings while documents come and go. */
export interface SettingsCourse {
  take(): Promise<void>;
  /** What was told done, and how often it is there. */
  ledger(): Promise<readonly SettingLedger[]>;
}

/** Mutations with one key each, until they are answered. */
export function createMaker({ insist }: Conversation) {
  const made: string[] = [];
  const refusals: SettingLedger[] = [];
  return {
    made,
    /** Told "no", though there was no reason: a repetition that does not know its first time, say. */
    refusals,
    async make(name: string, input: Readonly<Record<string, unknown>>, turn = 1): Promise<string> {
      const { id, code, message } = await insist(name, input, `${name}/${turn}`);
      if (id === undefined) refusals.push({ what: `${name}: ${code} ${message}`, present: 0 });
      else made.push(id);
      return id ?? "";
    },
  };
}

interface Edges<Node> {
  readonly edges: readonly { readonly node: Node }[];
}

interface Named {
  readonly id: string;
}

/** A profile with a mapping, a customer, an organization, a connection, an autopilot: everything that is stored once. */
export function changeSettings(slot: Slot, conversation: Conversation): SettingsCourse {
  const { organizationId, api31Id, psbId, erpId } = slot.setup;
  const { make, made, refusals } = createMaker(conversation);
  const code = "NEW";
  return {
    async take() {
      const profile = { organizationId, connectionId: psbId, code, processingMode: "MANUAL" };
      const sendingProfileId = await make("createSendingProfile", profile);
      const card = { organizationId, number: code, name: "Klant", endpointId: "0106:58765432", sendingProfileId };
      await make("createCustomer", card);
      await make("saveMapping", { sendingProfileId, rows: [{ target: "BT-13", from: "omit" }] });
      await make("removeMapping", { sendingProfileId });
      const organization = { legalName: "Tweede B.V.", identifiers: ["0106:71234567"], subscription: "PROFESSIONAL" };
      await make("registerOrganization", { ...organization, apiContract: true });
      const connection = { organizationId, connectorId: "psb", title: code, environment: "ACCEPTANCE" };
      await make("createConnection", {
        ...connection,
        settings: { clientId: "a", clientSecret: "b", partyId: "0106:61234567" },
      });
      const autopilot = {
        connectionId: api31Id,
        erpConnectionId: erpId,
        ledgerAccount: "7000",
        totalsTolerance: "0.04",
      };
      await make("saveAutopilot", { ...autopilot, postingScheme: [{ category: "S", rate: "21", vatCode: "HOOG" }] });
      await make("testConnection", { connectionId: erpId });
    },
    async ledger() {
      type Answer = Readonly<Record<"organizations" | "customers" | "autopilots", Edges<Named>>> & {
        readonly connections: Edges<Named & { readonly title: string }>;
        readonly sendingProfiles: Edges<
          Named & { readonly code: string; readonly mappingVersions: readonly unknown[] }
        >;
      };
      const { connections, sendingProfiles, ...others } = await conversation.look<Answer>(`{
        organizations(first: 100) { edges { node { id } } } customers(first: 100) { edges { node { id } } }
        autopilots(first: 100) { edges { node { id } } } connections(first: 100) { edges { node { id title } } }
        sendingProfiles(first: 100) { edges { node { id code mappingVersions { version } } } } }`);
      const lists = [...Object.values(others), connections, sendingProfiles];
      const ids = lists.flatMap(({ edges }) => edges.map(({ node }) => node.id));
      const mapped = sendingProfiles.edges.find(({ node }) => node.code === code);
      return [
        ...refusals,
        ...made.map((id) => ({ what: id, present: ids.filter((one) => one === id).length })),
        { what: "new connection", present: connections.edges.filter(({ node }) => node.title === code).length },
        { what: "new mapping", present: mapped?.node.mappingVersions.length ?? 0 },
      ];
    },
  };
}
