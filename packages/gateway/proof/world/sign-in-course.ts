import { DEMO, visit } from "@erp-gateway/sandbox";
import { psbSettings } from "../../test/organization.ts";
import type { Conversation } from "./conversation.ts";
import { createMaker, type SettingsCourse } from "./settings-course.ts";
import type { Slot } from "./slot.ts";

interface Seen {
  readonly state: string;
  readonly signedInAs: string | null;
  readonly signIn: { readonly url: string } | null;
}

const MOST_TURNS = 20;

/** Somebody who signs in with Entra ID at a connection of his own, whose access token then ends and is renewed. */
export function signIn(slot: Slot, conversation: Conversation): SettingsCourse {
  const { make, refusals } = createMaker(conversation);
  const { control, info } = slot.sandbox;
  let connectionId = "";
  let isSignedIn = false;

  const look = async (): Promise<Seen> => {
    const document = "query ($id: ID!) { node(id: $id) { ... on Connection { state signedInAs signIn { url } } } }";
    return (await conversation.look<{ readonly node: Seen }>(document, { id: connectionId })).node;
  };

  /** @returns whether the page at the end said so */
  async function visitPages(): Promise<boolean> {
    const { signIn: begun } = await look();
    try {
      const callback = await visit(begun?.url ?? "", `http://127.0.0.1:${slot.port}/sign-in/callback`);
      return (await fetch(callback)).status === 200;
    } catch {
      return false;
    }
  }

  return {
    async take() {
      const { partyId: _, ...settings } = psbSettings(info.url, info.credentials.psb);
      const connection = { connectorId: "psb", title: "Entra", environment: "ACCEPTANCE" };
      const { organizationId } = slot.setup;
      const input = { ...connection, organizationId, settings: { ...settings, signInMethod: "ENTRA_ID" } };
      connectionId = await make("createConnection", input);
      await control("identity/visitor", { user: DEMO.people.linked.username });
      // A browser that got no answer leads to a person who begins anew.
      for (let turn = 1; turn <= MOST_TURNS && !isSignedIn; turn += 1) {
        await make("beginSignIn", { connectionId }, turn);
        isSignedIn = await visitPages();
      }
      await control("psb/expire-tokens", {});
      await make("testConnection", { connectionId });
    },
    async ledger() {
      const { signedInAs, state } = await look();
      // A renewed grant that a kill kept from being stored is gone: the person is asked to sign in again, and knows.
      const isKnown = signedInAs !== null || state === "REAUTHORIZATION_REQUIRED";
      return [...refusals, { what: "sign-in", present: isSignedIn && isKnown ? 1 : 0 }];
    },
  };
}
