import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { credentials, invoice, SOAP, sendContent, V3_1 } from "./api31/soap-caller.test.helper.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";
import { DEMO } from "./world/demo.ts";

describe("sandbox", () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await createSandbox({ api31: { deliveryDelayMs: 5 } });
  });
  afterEach(() => sandbox.close());

  const post = (path: string, body: unknown) =>
    fetch(`${sandbox.controlUrl}/${path}`, { method: "POST", body: JSON.stringify(body) });
  const soap = async (operation: string, content: string, token = "") => {
    const header = `<s:Header><Authentication xmlns="${V3_1}"><SecurityToken>${token}</SecurityToken></Authentication></s:Header>`;
    const response = await fetch(`${sandbox.api31Url}?subscriptionKey=${DEMO.api31.subscriptionKey}`, {
      method: "POST",
      headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${V3_1}${operation}"` },
      body: `<s:Envelope xmlns:s="${SOAP}">${header}<s:Body><${operation} xmlns="${V3_1}">${content}</${operation}></s:Body></s:Envelope>`,
    });
    return response.text();
  };
  const login = async () => {
    const text = await soap("Login", credentials(DEMO.api31.appKey, DEMO.api31.secret));
    return /<SecurityToken>(.*)<\/SecurityToken>/.exec(text)?.[1] ?? "";
  };
  const arrived = async (): Promise<{ number: string }[]> =>
    (await fetch(`${sandbox.controlUrl}/arrived`)).json() as Promise<{ number: string }[]>;

  it("MUST serve every part on one origin", async () => {
    const statuses = await Promise.all(
      [
        "/.well-known/openid-configuration",
        "/api/v1/me",
        `/v2.0/${DEMO.businessCentral.tenantId}/Production/api/v2.0/companies`,
        "/soap/v3.1",
        "/control/api31/outbox",
        "/control/psb/documents",
        "/control/business-central/purchase-invoices",
        "/elsewhere",
      ].map(async (path) => (await fetch(sandbox.url + path)).status),
    );
    expect(statuses).toEqual([200, 401, 401, 405, 200, 200, 200, 404]);
  });

  it("MUST process a SendDocument whose answer is lost, so that its copy arrives once", async () => {
    const token = await login();
    await post("faults", { target: "api31", operation: "SendDocument", kind: "reset-after" });
    const content = sendContent(invoice("2026-1"), "NL:KVK:58765432");
    await expect(soap("SendDocument", content, token)).rejects.toThrow("fetch failed");
    await expect.poll(arrived).toHaveLength(1);
    expect(await soap("SendDocument", content, token)).toContain("<ExternalId>XCNIN900001</ExternalId>");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await arrived()).toMatchObject([{ number: "2026-1", senderDocumentId: "XCNIN900001" }]);
  });

  it("MUST cut an upload that a fault waits for, and take the next one", async () => {
    const token = await login();
    await post("faults", { target: "api31", operation: "SendDocument", kind: "reset-upload" });
    const content = sendContent(invoice("2026-1"), "NL:KVK:58765432");
    await expect(soap("SendDocument", content, token)).rejects.toThrow("fetch failed");
    expect(await soap("SendDocument", content, token)).toContain("<ExternalId>XCNIN900001</ExternalId>");
  });

  it("MUST refuse connections when told to, answer that first, and be back", async () => {
    expect(await (await post("refuse", { forMs: 200 })).json()).toEqual({ forMs: 200 });
    const ask = () =>
      fetch(`${sandbox.controlUrl}/clock`).then(
        ({ status }) => status,
        ({ cause }) => cause.code,
      );
    await expect.poll(ask, { interval: 10 }).toBe("ECONNREFUSED");
    await expect.poll(ask).toBe(200);
  });

  it("MUST put an inbound document into the API31 inbox", async () => {
    const response = await post("inbound", { recipient: "NL:KVK:61234567", xml: invoice("2026-9") });
    expect(await response.json()).toEqual({ delivered: true, documentNumber: "2026-9" });
    const list = await soap("GetInboxDocuments", "<EConnectPartyId>XCNL10019</EConnectPartyId>", await login());
    expect(list).toContain("<Subject>Factuur 2026-9</Subject>");
  });

  it("MUST start at the moment it was told", async () => {
    const past = await createSandbox({ startAt: new Date("2026-03-01T08:00:00Z") });
    const { now } = (await (await fetch(`${past.controlUrl}/clock`)).json()) as { now: string };
    await past.close();
    expect(now).toMatch(/^2026-03-01T08:00/);
  });
});
