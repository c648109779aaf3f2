import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, createApi, eventually } from "./api.ts";
import { customerOver, type Setup, setUp, stateOf } from "./organization.ts";
import { bundle, freePort, gatewayCommand, type Running, startGateway, startSandbox } from "./processes.ts";
import { subscribe } from "./subscription.ts";
import { createReceiver } from "./webhook-receiver.ts";
import { example } from "./world.ts";

const folder = mkdtempSync(path.join(tmpdir(), "erp-gateway-"));
const environment = {
  ERP_GATEWAY_DATA: folder,
  ERP_GATEWAY_POLL_INBOX_SECONDS: "1",
  ERP_GATEWAY_WEBHOOK_ALLOW: "127.0.0.1",
};
let port: number;
let sandboxPort: number;
let gateway: Running;
let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let api: Api;
let setup: Setup;

beforeAll(async () => {
  await bundle();
  port = await freePort();
  sandboxPort = await freePort();
  sandbox = await startSandbox(sandboxPort);
  gateway = await startGateway(port, environment);
  const { out } = await gatewayCommand(["token", "create", "--name", "test"], environment);
  api = createApi(`http://127.0.0.1:${port}`, out.trim());
  setup = await setUp({ api, sandbox });
}, 60_000);

afterAll(async () => {
  await gateway.stop();
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function draft(connectionId: string, number: string): Promise<string> {
  const endpointId = "0106:58765432";
  const customerId = await customerOver({ api }, setup.organizationId, connectionId, { endpointId, number });
  return api.id("submitInvoice", { customerId, invoice: { ...example("onderhoud-woningen"), number } });
}

const control = (name: string, body?: unknown): Promise<Response> =>
  fetch(`${sandbox.info.controlUrl}/${name}`, {
    ...(body !== undefined && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });

const arrivals = async (number: string): Promise<number> => {
  const arrived = (await (await control("arrived")).json()) as readonly { readonly number: string }[];
  return arrived.filter((document) => document.number === number).length;
};

/** Hooks that the PSB has for the demo organization. */
async function hookCount(): Promise<number> {
  const { url, credentials } = sandbox.info;
  const { clientId, clientSecret } = credentials.psb;
  const body = new URLSearchParams({ grant_type: "client_credentials", scope: "ap" });
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const response = await fetch(`${url}/connect/token`, { method: "POST", headers: { authorization }, body });
  const { access_token } = (await response.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  return ((await (await fetch(`${url}/api/v1/0106:61234567/hook`, { headers })).json()) as unknown[]).length;
}

describe("a gateway that is killed and started again", () => {
  it.each([
    { path: "psb", operation: "POST /api/v1/0106:61234567/salesInvoice/send" },
    { path: "api31", operation: "SendDocument" },
  ])(
    "MUST deliver once over $path although it died while the network was answering",
    async ({ path, operation }) => {
      const number = `K-1-${path}`;
      const invoiceId = await draft(path === "psb" ? setup.psbId : setup.api31Id, number);
      await control("faults", { target: path, operation, kind: "delay", delayMs: 3_000 });
      await api.id("postInvoice", { invoiceId });
      await eventually(
        () => arrivals(number),
        (count) => count === 1,
      );
      await gateway.kill();
      gateway = await startGateway(port, environment);
      await eventually(
        () => stateOf({ api }, invoiceId),
        (state) => state === "DELIVERED",
        50_000,
      );
      expect(await arrivals(number)).toBe(1);
    },
    70_000,
  );

  it("MUST deliver what was posted while it died between submission and verdict", async () => {
    const invoiceId = await draft(setup.api31Id, "K-2");
    await api.id("postInvoice", { invoiceId });
    await eventually(
      () => stateOf({ api }, invoiceId),
      (state) => state !== "QUEUED",
    );
    await gateway.kill();
    gateway = await startGateway(port, environment);
    await eventually(
      () => stateOf({ api }, invoiceId),
      (state) => state === "DELIVERED",
      50_000,
    );
    expect(await arrivals("K-2")).toBe(1);
  }, 70_000);
});

describe("webhooks of a gateway that is killed", () => {
  it("MUST arrive, each event in order and known by its id, whatever was on its way", async () => {
    const receiver = await createReceiver();
    const { organizationId } = setup;
    const input = { organizationId, url: receiver.url, topics: ["CUSTOMER_CREATED"] };
    await api.id("createWebhookEndpoint", input);
    const create = (number: string) =>
      api.id("createCustomer", { organizationId, number, name: number, endpointId: "0106:58765432" });
    const numbers = Array.from({ length: 20 }, (_, index) => `W${index}`);
    for (const number of numbers.slice(0, 10)) await create(number);
    await gateway.kill();
    gateway = await startGateway(port, environment);
    for (const number of numbers.slice(10)) await create(number);
    await gateway.kill();
    gateway = await startGateway(port, environment);
    const told = () => receiver.received.map(({ body }) => JSON.parse(body) as Told);
    await eventually(
      async () => new Set(receiver.received.map(({ id }) => id)).size,
      (count) => count >= numbers.length,
      40_000,
    );
    const first = new Map(told().map(({ data }) => [data.id, data]));
    const names = [...first.values()].map(({ data }) => data.find(({ name }) => name === "number")?.value);
    expect(names).toEqual(numbers);
    await receiver.close();
  }, 70_000);
});

interface Told {
  readonly data: { readonly id: string; readonly data: readonly { readonly name: string; readonly value: string }[] };
}

describe("a subscriber that went away", () => {
  it("MUST not keep the gateway from ending", async () => {
    const url = `http://127.0.0.1:${port}`;
    const stream = await subscribe({ url, api }, "subscription { events { id } }");
    await stream.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const started = Date.now();
    await gateway.stop();
    expect(Date.now() - started).toBeLessThan(5_000);
    gateway = await startGateway(port, environment);
  }, 30_000);
});

describe("a network that is away when the gateway starts", () => {
  it("MUST be told with a remedy, lose nothing, and deliver once the network is back", async () => {
    const invoiceId = await draft(setup.psbId, "K-3");
    await gateway.stop();
    await sandbox.stop();
    gateway = await startGateway(port, environment);
    const outcome = await api.mutate("postInvoice", { invoiceId });
    expect(outcome).toMatchObject({ __typename: "Refused", code: "RECIPIENT_LOOKUP_FAILED" });
    expect(outcome).toHaveProperty("help.class", "TRANSIENT");
    expect(await stateOf({ api }, invoiceId)).toBe("DRAFT");
    sandbox = await startSandbox(sandboxPort);
    await eventually(hookCount, (count) => count === 1, 40_000);
    await api.id("postInvoice", { invoiceId });
    await eventually(
      () => stateOf({ api }, invoiceId),
      (state) => state === "DELIVERED",
      40_000,
    );
    expect(await arrivals("K-3")).toBe(1);
  }, 100_000);
});
