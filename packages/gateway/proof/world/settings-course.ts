import { DEMO, visit } from "@erp-gateway/sandbox";
import { psbSettings } from "../../test/organization.ts";
import type { SettingLedger } from "../verdict/ledgers.ts";
import type { Conversation } from "./conversation.ts";
import type { Slot } from "./slot.ts";

/** Somebody who changes settings while all this goes on. */
export interface SettingsCourse {
  take(): Promise<void>;
  /** What was told done, and how often it is there. */
  ledger(): Promise<readonly SettingLedger[]>;
}

export function createSettingsCourse(slot: Slot, conversation: Conversation, seed: number): SettingsCourse {
  const { organizationId, api31Id, psbId, erpId } = slot.setup;
  const made: { readonly what: string; readonly id: string }[] = [];
  const refused: string[] = [];

  async function make(name: string, input: Readonly<Record<string, unknown>>, suffix = ""): Promise<string> {
    const outcome = await conversation.insist(name, input, `settings-${seed}/${name}${suffix}`);
    const what = `${name}${suffix}`;
    if (outcome.id === undefined) refused.push(`${what}: ${outcome.code} ${outcome.message}`);
    else made.push({ what, id: outcome.id });
    return outcome.id ?? "";
  }

  async function signIn(): Promise<void> {
    const { url, credentials } = slot.sandbox.info;
    const { partyId: _, ...settings } = { ...psbSettings(url, credentials.psb), signInMethod: "ENTRA_ID" };
    const input = { organizationId, connectorId: "psb", title: "Entra", environment: "ACCEPTANCE", settings };
    const connectionId = await make("createConnection", input);
    await slot.sandbox.control("identity/visitor", { user: DEMO.people.linked.username });
    type Seen = {
      readonly node: { readonly signedInAs: string | null; readonly signIn: { readonly url: string } | null };
    };
    const document = "query ($id: ID!) { node(id: $id) { ... on Connection { signedInAs signIn { url } } } }";
    // A person whose browser got no answer begins anew.
    for (let turn = 1; turn <= 20; turn += 1) {
      await make("beginSignIn", { connectionId }, `-${turn}`);
      const { node } = await conversation.look<Seen>(document, { id: connectionId });
      const callback = await visit(node.signIn?.url ?? "", `http://127.0.0.1:${slot.port}/sign-in/callback`).catch(
        () => undefined,
      );
      const page = callback && (await fetch(callback).catch(() => undefined));
      if (page?.status === 200) break;
    }
    await slot.sandbox.control("psb/expire-tokens", {});
    await make("testConnection", { connectionId }, "-signed-in");
  }

  return {
    async take() {
      const profile = { organizationId, connectionId: psbId, code: "NEW", processingMode: "MANUAL" };
      const sendingProfileId = await make("createSendingProfile", profile);
      const card = { organizationId, number: "NEW", name: "Klant", endpointId: "0106:58765432", sendingProfileId };
      await make("createCustomer", card);
      await make("saveMapping", { sendingProfileId, rows: [{ target: "BT-13", from: "omit" }] });
      await make("removeMapping", { sendingProfileId });
      await make("registerOrganization", {
        legalName: "Tweede B.V.",
        identifiers: ["0106:71234567"],
        subscription: "PROFESSIONAL",
        apiContract: true,
      });
      const autopilot = {
        connectionId: api31Id,
        erpConnectionId: erpId,
        ledgerAccount: "7000",
        totalsTolerance: "0.04",
      };
      const postingScheme = [{ category: "S", rate: "21", vatCode: "HOOG" }];
      await make("saveAutopilot", { ...autopilot, postingScheme });
      await make("testConnection", { connectionId: erpId });
      await signIn();
    },
    async ledger() {
      type Named = { readonly edges: readonly { readonly node: { readonly id: string } }[] };
      const lists = ["sendingProfiles", "customers", "organizations", "connections", "autopilots"];
      const document = `{ ${lists.map((list) => `${list}(first: 100) { edges { node { id } } }`).join(" ")} }`;
      const answer = made.length === 0 ? {} : await conversation.look<Record<string, Named>>(document);
      const ids = Object.values(answer).flatMap(({ edges }) => edges.map(({ node }) => node.id));
      return [
        ...made.map(({ what, id }) => ({ what, present: ids.filter((one) => one === id).length })),
        ...refused.map((what) => ({ what: `${what} (refused)`, present: 0 })),
      ];
    },
  };
}
