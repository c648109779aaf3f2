import { connect, type Socket } from "node:net";
import { createGraphqlClient } from "../src/demo/graphql-client.ts";
import { type Figure, median } from "./figure.ts";
import { withGateway } from "./program.ts";
import { tokenOf } from "./sender-world.ts";

const CLIENTS = 1_000;
const EVENTS = 7;

/** From the request that makes an event until the last of many subscribers has it. */
export function subscribers(): Promise<readonly Figure[]> {
  return withGateway(async ({ url, dataFolder }) => {
    const token = await tokenOf(dataFolder);
    const client = createGraphqlClient(url, token);
    const streams = await Promise.all(Array.from({ length: CLIENTS }, () => subscribe(url, token)));
    const everybodyMs: number[] = [];
    for (let event = 1; event <= EVENTS; event += 1) {
      const legalName = `Bouwbedrijf ${event}`;
      const heard = streams.map((stream) => stream.next());
      const startedAt = performance.now();
      const input = {
        idempotencyKey: legalName,
        legalName,
        identifiers: [`0106:6000000${event}`],
        subscription: "PROFESSIONAL",
        apiContract: false,
      };
      await client.mutate("registerOrganization", input, "Organization", "id");
      await Promise.all(heard);
      everybodyMs.push(performance.now() - startedAt);
    }
    for (const { socket } of streams) socket.destroy();
    const remark = `median of ${EVENTS}`;
    return [
      { name: `one event to ${CLIENTS} subscribers`, value: median(everybodyMs) / 1_000, unit: "s", most: 1, remark },
    ];
  });
}

interface Stream {
  readonly socket: Socket;
  /** Resolves with the next event. */
  next(): Promise<void>;
}

const QUERY = JSON.stringify({ query: "subscription { events { id position type } }" });

/** @returns once the stream has begun */
function subscribe(url: string, token: string): Promise<Stream> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let heard = (): void => undefined;
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\naccept: text/event-stream\r\n` +
          `content-type: application/json\r\ncontent-length: ${QUERY.length}\r\n\r\n${QUERY}`,
      ),
    );
    socket.setEncoding("latin1");
    socket.on("error", reject);
    socket.on("data", (text: string) => {
      if (text.includes("\r\n\r\n")) resolve({ socket, next: () => new Promise((told) => (heard = told)) });
      if (text.includes("event: next")) heard();
    });
  });
}
