import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { connect, GOOD_SETTINGS, openWorld } from "./open-world.ts";
import { inbound, outgoing } from "./ubl.ts";

interface OddAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

const soap = (content: string): OddAnswer => ({
  body: `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${content}</S:Body></S:Envelope>`,
});

const WELCOME = soap("<LoginResponse><SecurityToken>t</SecurityToken></LoginResponse>");

/** A service that lets everybody in and then answers as told; what it got is kept. */
async function openOddWorld(answerTo: (operation: string) => OddAnswer) {
  const requests: { readonly headers: NodeJS.Dict<string | string[]>; readonly url: string }[] = [];
  const server = createServer((request, response) => {
    requests.push({ headers: request.headers, url: request.url ?? "" });
    const operation = String(request.headers["soapaction"]).replace(/^.*\/|"/g, "");
    request.resume().on("end", () => {
      const { status = 200, headers = {}, body = "" } = operation === "Login" ? WELCOME : answerTo(operation);
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const ports = connect(`http://127.0.0.1:${port}/soap/v3.1`, {}, { now: () => new Date() });
  return { ...ports, requests };
}

describe("answers out of line", () => {
  it.each(["<SendDocumentResponse><ExternalId/></SendDocumentResponse>", "<GetPartyResponse/>"])(
    "MUST leave open what became of a document after %s",
    async (content) => {
      const { delivery } = await openOddWorld(() => soap(content));
      await expect(delivery.submit(outgoing("2026-1"))).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    },
  );

  it("MUST stay undecided when the outbox shows no payload to compare", async () => {
    const row = "<ExternalId>X</ExternalId><Subject>Factuur 1</Subject><CreatedOn>2026-11-24T10:00:00Z</CreatedOn>";
    const results = operationOf("GetOutboxDocuments", `<Results><Document>${row}</Document></Results>`);
    const { delivery } = await openOddWorld((operation) =>
      operation === "GetOutboxDocuments" ? results : operationOf(operation, "<Details/>"),
    );
    expect(await delivery.reconcile(outgoing("1"), new Date())).toMatchObject({ outcome: "undecided" });
  });

  it("MUST end a list that repeats its cursor", async () => {
    const paging = "<PagingResponse><NextPage>same</NextPage></PagingResponse>";
    const { inbox, delivery } = await openOddWorld((operation) => operationOf(operation, paging));
    const first = await inbox.received?.(undefined);
    expect(first?.more).toBe(true);
    expect((await inbox.received?.(first?.cursor))?.more).toBe(false);
    expect(await delivery.reconcile(outgoing("1"), new Date())).toEqual({ outcome: "not-found" });
  });

  it.each([
    [
      { status: 429, headers: { "retry-after": "7" } },
      { code: "RATE_LIMITED", retryAfterMs: 7_000 },
    ],
    [
      { status: 503, headers: { "retry-after": "30" } },
      { code: "UNAVAILABLE", retryAfterMs: 30_000 },
    ],
    [{ status: 503 }, { code: "UNAVAILABLE", retryAfterMs: undefined }],
    [{ status: 413 }, { code: "TOO_LARGE" }],
    [{ status: 302, headers: { location: "https://elsewhere.example/" } }, { code: "CONFIGURATION_INVALID" }],
    [{ status: 403, body: '{"statusCode":403}' }, { code: "CONFIGURATION_INVALID" }],
    [{ status: 200, body: "<html>maintenance</html>" }, { code: "UNAVAILABLE" }],
    [{ status: 500, ...soap("<S:Fault><faultcode>S:Client</faultcode></S:Fault>") }, { code: "UNAVAILABLE" }],
    [soap("<S:Fault><faultcode>S:VersionMismatch</faultcode></S:Fault>"), { code: "CONFIGURATION_INVALID" }],
    [
      soap("<S:Fault><faultstring>Nee [ERRACC3000001].</faultstring></S:Fault>"),
      { code: "NOT_PERMITTED", message: "Nee", remoteCode: "ERRACC3000001" },
    ],
  ])("MUST read %j as %j", async (answer, expected) => {
    const { inbox } = await openOddWorld(() => answer);
    await expect(inbox.received?.(undefined)).rejects.toMatchObject(expected);
  });
});

const operationOf = (operation: string, content: string): OddAnswer =>
  soap(`<${operation}Response>${content}</${operation}Response>`);

describe("transport", () => {
  it("MUST send whole requests, the key in the query and the action in quotes", async () => {
    const { inbox, requests } = await openOddWorld((operation) => operationOf(operation, ""));
    await inbox.received?.(undefined);
    const url = `/soap/v3.1?subscriptionKey=${GOOD_SETTINGS.subscriptionKey}`;
    expect(requests.map((request) => request.url)).toEqual([url, url]);
    expect(requests[1]?.headers).toMatchObject({
      soapaction: '"http://api.everbinding.nl/v3_1/GetInboxDocuments"',
      "content-type": "text/xml; charset=utf-8",
      "content-length": expect.stringMatching(/^\d+$/),
    });
    expect(requests[1]?.headers["transfer-encoding"]).toBeUndefined();
  });

  it("MUST show no secret in logs and errors, whatever fails", async () => {
    const { connect: open, fault, receive } = await openWorld();
    const { account, inbox, delivery, logged } = open();
    await receive(inbound("L-1"));
    await account.test();
    await inbox.fetch("XCNIN900001");
    const errors: unknown[] = [];
    for (const kind of ["reset-before", "html", "soap-fault"]) {
      await fault("SendDocument", kind);
      await delivery.submit(outgoing(`2026-${kind}`)).catch((error: unknown) => errors.push(error));
    }
    expect(errors).toHaveLength(3);
    expect(logged.length).toBeGreaterThan(0);
    const shown = JSON.stringify(logged) + errors.map((error) => (error instanceof Error ? error.stack : "")).join();
    for (const secret of [GOOD_SETTINGS.secret, GOOD_SETTINGS.subscriptionKey, "subscriptionKey", "SecurityToken"]) {
      expect(shown).not.toContain(secret);
    }
  });
});
