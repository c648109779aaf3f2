import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

export interface Received {
  readonly id: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A receiver of webhooks on this machine. */
export interface WebhookReceiver {
  readonly url: string;
  /** Everything that came in, in its order. */
  readonly received: readonly Received[];
  /** How it answers from now on; at first 200. */
  answer(status: number, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

export async function createReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  let status = 200;
  let extra: Record<string, string> = {};
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += String(chunk);
    const headers = request.headers as Record<string, string>;
    received.push({ id: headers["webhook-id"] ?? "", headers, body });
    response.writeHead(status, extra).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    answer(next, headers = {}) {
      status = next;
      extra = headers;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Whether the secret signed it, as the library of Standard Webhooks sees it. */
export function isSignedBy(secret: string, { body, headers }: Received): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
