import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createPsbClient, type PsbRequest } from "./client.ts";

const GET: PsbRequest = { method: "GET", path: "/api/v1/me", ifLost: "UNAVAILABLE" };
const SEND: PsbRequest = { ...GET, method: "POST", ifLost: "OUTCOME_UNKNOWN" };

const fault = (code: string) => JSON.stringify({ code, message: "because", requestId: "0128d5a8", helpLink: null });

/** A PSB that gives these answers in turn, the last one for ever. */
function open(...answers: readonly (() => Response)[]) {
  const sent: { readonly url: string; readonly headers: Headers }[] = [];
  const dropped: string[] = [];
  const client = createPsbClient({
    origin: "https://psb.example",
    headers: { "subscription-key": "key", "x-econnect-domainid": "domain" },
    tokens: { current: async () => `t${dropped.length}`, drop: (token) => void dropped.push(token) },
    async fetch(url, init) {
      sent.push({ url: String(url), headers: new Headers(init?.headers) });
      return (answers[sent.length - 1] ?? answers.at(-1) ?? expect.fail("no answer"))();
    },
  });
  return { client, sent, dropped };
}

const answer =
  (status: number, body = "", headers: Readonly<Record<string, string>> = {}) =>
  () =>
    new Response(body, { status, headers });

describe("createPsbClient", () => {
  it("MUST send key, domain and token with every call", async () => {
    const { client, sent } = open(answer(200, "{}"));
    await client.call({ ...GET, query: { targetFormat: "a#b" } });
    expect(sent[0]?.url).toBe("https://psb.example/api/v1/me?targetFormat=a%23b");
    expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
      "subscription-key": "key",
      "x-econnect-domainid": "domain",
      authorization: "Bearer t0",
    });
  });

  it.each([401, 403])("MUST try once more with a new token after %i", async (status) => {
    const { client, sent, dropped } = open(answer(status), answer(200, "{}"));
    await client.call(SEND);
    expect(dropped).toEqual(["t0"]);
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer t0", "Bearer t1"]);
  });

  it.each([
    [401, "", "ACCOUNT_BLOCKED"],
    [403, fault("API403"), "NOT_PERMITTED"],
    [404, fault("API404"), "NOT_FOUND"],
    [404, "<html>nginx</html>", "CONFIGURATION_INVALID"],
    [302, "", "CONFIGURATION_INVALID"],
    [400, fault("API400.USRMS1"), "REMOTE_REFUSED"],
    [405, "", "REMOTE_REFUSED"],
    [413, "", "TOO_LARGE"],
    [429, "", "RATE_LIMITED"],
    [503, "<html>maintenance</html>", "UNAVAILABLE"],
    [500, "plain text", "OUTCOME_UNKNOWN"],
    [502, "<html>bad gateway</html>", "OUTCOME_UNKNOWN"],
  ])("MUST turn %i %j into %s", async (status, body, code) => {
    const { client } = open(answer(status, body));
    await expect(client.call(SEND)).rejects.toMatchObject({ name: "ConnectorError", code });
  });

  it("MUST take a lost answer for harmless where asking twice is", async () => {
    await expect(open(answer(500)).client.call(GET)).rejects.toMatchObject({ code: "UNAVAILABLE", reaction: "retry" });
  });

  it("MUST tell the PSB's code, words and request, and the wait it asks for", async () => {
    const { client } = open(answer(400, fault("API400.USRMS1"), { "retry-after": "120" }));
    await expect(client.call(GET)).rejects.toMatchObject({
      remoteCode: "API400.USRMS1",
      message: "GET /api/v1/me: 400, because (request 0128d5a8)",
      retryAfterMs: 120_000,
    });
  });

  it("MUST hand back a status that answers the question, with or without a body", async () => {
    const request = { ...SEND, verdicts: [404, 409] };
    expect(await open(answer(409)).client.call(request)).toMatchObject({ status: 409, fault: { code: "API409" } });
    expect(await open(answer(404, fault("API404"))).client.call(request)).toMatchObject({ fault: { code: "API404" } });
    const strayed = open(answer(404, "not here")).client.call(request);
    await expect(strayed).rejects.toMatchObject({ code: "CONFIGURATION_INVALID" });
  });

  it.each(["", "OK", '{"name":1}'])("MUST NOT trust the answer %j", async (body) => {
    const { client } = open(answer(200, body));
    const reading = client.read(GET, z.object({ name: z.string() }));
    await expect(reading).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});
