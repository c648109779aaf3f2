import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { signatureOf } from "./signature.ts";
import { postWebhook } from "./webhook.ts";

interface Received {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let server: Server | undefined;
afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

/** @param status - `undefined` never answers */
async function receiver(status: number | undefined): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const listening = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    received.push({ url: request.url, headers: request.headers, body: Buffer.concat(chunks) });
    if (status !== undefined) response.writeHead(status, { location: "/elsewhere" }).end("ignored");
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}/events?a=1`, received };
}

const BODY = Buffer.from('{"message":"ping é€"}');

describe("postWebhook", () => {
  it("MUST post the bytes it signed, as JSON", async () => {
    const { url, received } = await receiver(202);
    expect(await postWebhook({ url, secret: "s" }, BODY, 5_000, fetch)).toEqual({ delivered: true, status: 202 });
    expect(received[0]?.body).toEqual(BODY);
    expect(received[0]).toMatchObject({
      url: "/events?a=1",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "x-econnect-signature": signatureOf(BODY, "s"),
      },
    });
  });

  it("MUST not sign without a secret", async () => {
    const { url, received } = await receiver(200);
    await postWebhook({ url, secret: undefined }, BODY, 5_000, fetch);
    expect(received[0]?.headers).not.toHaveProperty("x-econnect-signature");
  });

  it.each([302, 401, 500])("MUST not count %i as delivered", async (status) => {
    const { url } = await receiver(status);
    expect(await postWebhook({ url, secret: "s" }, BODY, 5_000, fetch)).toEqual({ delivered: false, status });
  });

  it("MUST give up on a receiver that does not answer in time", async () => {
    const { url } = await receiver(undefined);
    expect(await postWebhook({ url, secret: "s" }, BODY, 50, fetch)).toMatchObject({ delivered: false });
  });
});
