import { accountContract, deliveryContract, inboxContract } from "@erp-gateway/connector-kit";
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

deliveryContract("4ps-bc", {
  onceBy: "reconciling",
  async world() {
    const { connect, fault, advance, close, arrived } = await openWorld();
    let count = 0;
    return {
      port: connect().delivery,
      document: () => outgoing(`2026-${++count}`),
      undeliverable: () => outgoing(`2026-${++count}`, NOBODY),
      loseNextAnswer: async () => void (await fault("SendDocument", "reset-after")),
      loseNextRequest: async () => void (await fault("SendDocument", "reset-before")),
      goDown: close,
      settle: () => advance(1_000),
      copiesOf: async ({ number }) => (await arrived()).filter((document) => document.number === number).length,
    };
  },
  withRefusedCredentials: async () => ({
    port: (await withRefusedCredentials()).delivery,
    document: () => outgoing("2026-1"),
  }),
});

for (const profile of ["wsdl", "docs31"] as const) {
  inboxContract(`4ps-bc, profile ${profile}`, {
    severalPages: 120,
    async world() {
      const { connect, receive } = await openWorld({ profile });
      let count = 0;
      return {
        open: () => connect().inbox,
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
