import {
  accountContract,
  type DeliveryWorld,
  deliveryContract,
  hooksContract,
  inboxContract,
} from "@erp-gateway/connector-kit";
import { type HookRequest, Secret } from "@erp-gateway/core";
import { DEMO, type Sandbox } from "@erp-gateway/sandbox";
import { buyerStatusOf } from "../src/response-code.ts";
import { openHookReceiver } from "./hook-receiver.ts";
import {
  connect,
  control,
  createDocument,
  DELIVERY_DELAY_MS,
  eventsOf,
  NOBODY,
  openSandbox,
  sendInbound,
} from "./psb-world.ts";
import { connectSignedIn } from "./signed-in.ts";

const WRONG = { clientSecret: "wrong-client-secret" };
const USER = { username: DEMO.psb.username, password: DEMO.psb.password };

accountContract("psb, as an application", {
  withGoodSettings: async () => connect(await openSandbox()).account,
  withRefusedCredentials: async () => connect(await openSandbox(), WRONG).account,
  withRemoteDown: async () => connect(await closed()).account,
  secrets: [DEMO.psb.clientSecret, DEMO.psb.subscriptionKey, WRONG.clientSecret],
});

accountContract("psb, as a person who signed in", {
  withGoodSettings: async () => (await connectSignedIn(await openSandbox())).account,
  async withRefusedCredentials() {
    const sandbox = await openSandbox();
    const { account } = await connectSignedIn(sandbox, WRONG);
    return account;
  },
  async withRemoteDown() {
    const sandbox = await openSandbox();
    const { account } = await connectSignedIn(sandbox);
    await sandbox.close();
    return account;
  },
  secrets: [DEMO.psb.clientSecret, DEMO.people.linked.password, WRONG.clientSecret],
});

accountContract("psb, as a user", {
  withGoodSettings: async () => connect(await openSandbox(), USER).account,
  withRefusedCredentials: async () => connect(await openSandbox(), { ...USER, password: "wrong-password" }).account,
  withRemoteDown: async () => connect(await closed(), USER).account,
  secrets: [DEMO.psb.clientSecret, DEMO.psb.password, "wrong-password"],
});

deliveryContract("psb", {
  world: async () => createDeliveryWorld(await openSandbox()),
  withRefusedCredentials: async () => ({
    port: connect(await openSandbox(), WRONG).delivery,
    document: createDocument,
  }),
  onceBy: "documentId",
});

inboxContract("psb", {
  async world() {
    const sandbox = await openSandbox({ responseOrder: "enforced" });
    return {
      open: () => connect(sandbox).inbox,
      async arrive(count) {
        const known = (await eventsOf(sandbox, "InvoiceReceived")).length;
        const sent: Uint8Array[] = [];
        for (let index = 0; index < count; index += 1) sent.push(await sendInbound(sandbox));
        const announced = (await eventsOf(sandbox, "InvoiceReceived")).slice(known);
        return new Map(sent.map((bytes, index) => [announced[index]?.documentId ?? "", bytes]));
      },
      async told(reference) {
        await sandbox.world.clock.advance(DELIVERY_DELAY_MS);
        const told = await eventsOf(sandbox, "InvoiceResponseSent");
        const last = told.findLast(({ refToDocumentId }) => refToDocumentId === reference);
        return buyerStatusOf(last?.details["statusCode"] ?? "");
      },
    };
  },
  withRefusedCredentials: async () => connect(await openSandbox(), WRONG).inbox,
  severalPages: 3,
  deviations: {
    "INB-1": "the PSB has no list; documents are announced by hook",
    "INB-2": "the PSB has no list; documents are announced by hook",
  },
});

hooksContract("psb", {
  async world() {
    const sandbox = await openSandbox();
    const receiver = await openHookReceiver(sandbox.world.clock);
    let latest: HookRequest | undefined;
    return {
      port: connect(sandbox).hooks,
      callbackUrl: receiver.url,
      secret: new Secret("hook-secret-of-this-test"),
      async tell() {
        const calls = await receiver.callsAfter(() => sendInbound(sandbox));
        latest = calls.at(-1);
        return calls;
      },
      tellAgain: () => {
        const { documentId, topic } = JSON.parse(Buffer.from(latest?.body ?? []).toString());
        return receiver.callsAfter(() => control(sandbox, "POST", "/psb/events/resend", { documentId, topic }));
      },
    };
  },
  windowMs: 5 * 60_000,
});

async function closed(): Promise<Sandbox> {
  const sandbox = await openSandbox();
  await sandbox.close();
  return sandbox;
}

function createDeliveryWorld(sandbox: Sandbox): DeliveryWorld {
  const { faults, network, clock } = sandbox.world;
  return {
    port: connect(sandbox).delivery,
    document: createDocument,
    undeliverable: () => createDocument(NOBODY),
    loseNextAnswer: () => faults.add({ target: "psb", kind: "reset-after" }),
    loseNextRequest: () => faults.add({ target: "psb", kind: "reset-before" }),
    goDown: () => sandbox.close(),
    settle: () => clock.advance(DELIVERY_DELAY_MS),
    copiesOf: ({ number }) => network.arrived().filter((arrived) => arrived.number === number).length,
  };
}
