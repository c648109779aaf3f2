import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyEvidence } from "../src/index.ts";
import { eventually } from "./api.ts";
import { customerOver, type Setup, setUp, stateOf } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

let world: World;
let setup: Setup;
let invoiceId: string;
let url: string;

beforeAll(async () => {
  world = await createWorld();
  setup = await setUp(world);
  const endpointId = "0106:58765432";
  const customerId = await customerOver(world, setup.organizationId, setup.psbId, { endpointId });
  invoiceId = await world.api.id("submitInvoice", { customerId, invoice: example("onderhoud-woningen") });
  await world.api.id("postInvoice", { invoiceId });
  await eventually(
    () => stateOf(world, invoiceId),
    (state) => state === "DELIVERED",
  );
  const { node } = await world.api.query<{ node: { evidenceUrl: string } }>(
    "query ($id: ID!) { node(id: $id) { ... on Invoice { evidenceUrl } } }",
    { id: invoiceId },
  );
  url = node.evidenceUrl;
});
afterAll(() => world.close());

const get = (address: string, token = world.api.token) =>
  fetch(address, { headers: { ...(token !== "" && { authorization: `Bearer ${token}` }) } });

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe("evidence over HTTP", () => {
  it("MUST be a genuine archive of the invoice, at the address that the API tells", async () => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/zip");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="evidence-[\w-]+\.zip"$/);
    expect(verifyEvidence(await bytesOf(response))).toMatchObject({ genuine: true, problems: [], files: 5 });
  });

  it("MUST hold the exact bytes that were sent, the attempts, the network's reference and the events", async () => {
    const text = Buffer.from(await bytesOf(await get(url))).toString();
    const { node } = await world.api.query<{
      node: { deliveries: [{ document: string; reference: string; contentHash: string }] };
    }>("query ($id: ID!) { node(id: $id) { ... on Invoice { deliveries { document reference contentHash } } } }", {
      id: invoiceId,
    });
    const [{ document, reference, contentHash }] = node.deliveries;
    expect(text).toContain(document);
    expect(text).toContain(`"reference": "${reference}"`);
    expect(text).toContain(`"contentHash": "${contentHash}"`);
    expect(text).toContain('"outcome": "accepted"');
    expect(text).toContain('"type": "DELIVERY_DELIVERED"');
  });

  it("MUST be the same bytes when it is asked for again", async () => {
    expect(await bytesOf(await get(url))).toEqual(await bytesOf(await get(url)));
  });

  it("MUST hold no secret and no token", async () => {
    const text = Buffer.from(await bytesOf(await get(url))).toString();
    const { psb, api31 } = world.sandbox.info.credentials;
    for (const secret of [psb.clientSecret, psb.subscriptionKey, api31.secret, world.api.token]) {
      expect(text).not.toContain(secret);
    }
  });

  it("MUST need a token that may read", async () => {
    expect((await get(url, "")).status).toBe(401);
    const sender = await world.apiWith(["SEND"]);
    expect((await get(url, sender.token)).status).toBe(403);
    const reader = await world.apiWith(["READ"]);
    expect((await get(url, reader.token)).status).toBe(200);
  });

  it.each([
    ["what does not exist", () => Buffer.from("Invoice:0192").toString("base64")],
    ["what there is no evidence of", () => setup.organizationId],
    ["what is no id", () => "x"],
  ])("MUST answer 404 for %s", async (_what, id) => {
    const response = await get(`${world.url}/evidence/${id()}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "NOT_FOUND" } }] });
  });
});
