import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { registerDemoParticipants } from "../world/demo-participants.ts";
import type { NetworkDocument } from "../world/network.ts";
import { createWorld, type World } from "../world/world.ts";
import { createControl } from "./control.ts";

const INVOICE =
  '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:c="urn:c"><c:ID>2026-7</c:ID>' +
  '<c:AccountingSupplierParty><c:Party><c:EndpointID schemeID="0106">70123456</c:EndpointID></c:Party></c:AccountingSupplierParty></Invoice>';

describe("control API", () => {
  let world: World;
  let received: NetworkDocument[];
  beforeEach(() => {
    world = createWorld();
    received = [];
    registerDemoParticipants(world.network);
    world.network.addMailbox(
      (participant) => participant.companyId === "XCNL10019",
      (document) => void received.push(document),
    );
  });
  afterEach(() => world.clock.close());

  const ask = async (method: string, path: string, body: unknown = {}) => {
    const control = createControl(world, {
      info: () => ({ url: "here" }),
      newId: () => "id-1",
      refuse: async () => undefined,
      parts: { psb: async (request) => ({ status: 200, body: JSON.stringify({ part: request.url.pathname }) }) },
    });
    const response = await control({
      method,
      url: new URL(`http://127.0.0.1/control/${path}`),
      headers: {},
      body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
    });
    return { status: response?.status, body: JSON.parse(String(response?.body ?? "null")) };
  };

  it("MUST tell about itself and leave the corners of the parts to them", async () => {
    expect((await ask("GET", "info")).body).toEqual({ url: "here" });
    expect((await ask("GET", "psb/events")).body).toEqual({ part: "/control/psb/events" });
    expect((await ask("GET", "unknown/events")).status).toBeUndefined();
  });

  it("MUST move the clock", async () => {
    const before = Date.parse((await ask("GET", "clock")).body.now);
    const after = Date.parse((await ask("POST", "clock", { advanceMs: 3_600_000 })).body.now);
    expect(after - before).toBeGreaterThanOrEqual(3_600_000);
  });

  it("MUST plant and clear faults", async () => {
    await ask("POST", "faults", { target: "psb", kind: "status", status: 429, times: 2 });
    expect(world.faults.take("psb", "GET /")).toEqual({ target: "psb", kind: "status", status: 429, times: 2 });
    await ask("DELETE", "faults");
    expect(world.faults.take("psb", "GET /")).toBeUndefined();
  });

  it.each([{ xml: INVOICE }, { base64: Buffer.from(INVOICE).toString("base64") }])(
    "MUST hand an inbound document to the recipient's mailboxes",
    async (content) => {
      expect((await ask("POST", "inbound", { recipient: "NL:KVK:61234567", ...content })).body).toEqual({
        delivered: true,
        documentNumber: "2026-7",
      });
      expect(received).toMatchObject([{ sender: "0106:70123456", recipient: "0106:61234567", number: "2026-7" }]);
    },
  );

  it("MUST show what arrived outside", async () => {
    await ask("POST", "inbound", { recipient: "0106:58765432", sender: "NL:KVK:61234567", xml: INVOICE });
    expect((await ask("GET", "arrived")).body).toEqual([
      {
        sender: "0106:61234567",
        recipient: "0106:58765432",
        number: "2026-7",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        senderDocumentId: "id-1",
      },
    ]);
  });

  it.each([
    ["clock", "not JSON", 400],
    ["clock", {}, 400],
    ["clock", { advanceMs: -1 }, 400],
    ["faults", { target: "moon", kind: "status" }, 400],
    ["faults", { target: "psb", kind: "status", status: "429" }, 400],
    ["inbound", { recipient: "0106:61234567" }, 400],
    ["inbound", { recipient: "0106:61234567", xml: "<Order/>" }, 400],
    ["inbound", { recipient: "0106:61234567", xml: "<broken" }, 400],
    ["inbound", { recipient: "0106:99999999", xml: INVOICE }, 404],
    ["inbound", { recipient: "0106:50000002", xml: INVOICE }, 422],
  ])("MUST answer POST %s %j with %d and say why", async (path, body, status) => {
    const answer = await ask("POST", path, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ code: expect.any(String), message: expect.any(String) });
  });
});
