import { accountContract, deliveryContract, inboxContract } from "@erp-gateway/connector-kit";
import { buyerStatusOf, RESPONSE_CODES } from "../src/status.ts";
import { GOOD_SETTINGS, openWorld } from "./open-world.ts";
import { inbound, NOBODY, outgoing } from "./ubl.ts";

const WRONG_SECRET = "wrong-secret-of-someone-else";

async function withRefusedCredentials() {
  return (await openWorld()).connect({ secret: WRONG_SECRET });
}

accountContract("4ps-bc", {
  secrets: [GOOD_SETTINGS.secret, GOOD_SETTINGS.subscriptionKey, WRONG_SECRET],
  withGoodSettings: async () => (await openWorld()).connect().account,
  withRefusedCredentials: async () => (await withRefusedCredentials()).account,
  async withRemoteDown() {
    const { connect, close } = await openWorld();
    await close();
    return connect().account;
  },
});

for (const profile of ["wsdl", "docs31"] as const) {
  deliveryContract(`4ps-bc, profile ${profile}`, {
    onceBy: "reconciling",
    async world() {
      const { connect, fault, advance, close, arrived, control } = await openWorld({ profile });
      let count = 0;
      return {
        port: connect().delivery,
        document: () => outgoing(`2026-${++count}`),
        undeliverable: () => outgoing(`2026-${++count}`, NOBODY),
        loseNextAnswer: async () => void (await fault("SendDocument", "reset-after")),
        loseNextRequest: async () => void (await fault("SendDocument", "reset-before")),
        goDown: close,
        settle: () => advance(1_000),
        async buyerSays(reference, status) {
          await control("api31/status", { externalId: reference, code: RESPONSE_CODES.get(status) });
        },
        copiesOf: async ({ number }) => (await arrived()).filter((document) => document.number === number).length,
      };
    },
    withRefusedCredentials: async () => ({
      port: (await withRefusedCredentials()).delivery,
      document: () => outgoing("2026-1"),
    }),
  });

  inboxContract(`4ps-bc, profile ${profile}`, {
    severalPages: 120,
    async world() {
      const { connect, receive, control, advance } = await openWorld({ profile });
      let count = 0;
      return {
        open: () => connect().inbox,
        async offerAgain(reference) {
          await advance(1_000);
          await control("api31/reoffer", { externalId: reference });
        },
        async revise(reference) {
          await advance(1_000);
          const revision = inbound(`L-${Number(reference.replace("XCNIN", "")) - 900_000}`).replace("meer", "minder");
          await receive(revision);
          return new TextEncoder().encode(revision);
        },
        async told(reference) {
          const { Details } = await connect().api31.call("GetInboxDocumentStatus", { ExternalId: reference });
          return buyerStatusOf(Details?.Code ?? "");
        },
        async arrive(more) {
          const documents = Array.from({ length: more }, () => inbound(`L-${++count}`));
          await receive(...documents);
          const first = 900_001 + count - more;
          return new Map(documents.map((xml, index) => [`XCNIN${first + index}`, new TextEncoder().encode(xml)]));
        },
      };
    },
    withRefusedCredentials: async () => (await withRefusedCredentials()).inbox,
  });
}
