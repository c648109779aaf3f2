import { connect } from "node:net";

/**
 * Sends one request again and again over many connections, each waiting for its answer.
 * @returns answers a second
 * @throws Error when an answer is not 200
 */
export async function rateOf(
  url: string,
  request: LoadRequest,
  { connections = 50, forMs = 3_000 } = {},
): Promise<number> {
  const { hostname, port, pathname } = new URL(url);
  const head = Object.entries({
    host: hostname,
    "content-length": String(Buffer.byteLength(request.body)),
    ...request.headers,
  });
  const bytes = Buffer.from(
    `POST ${pathname} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${request.body}`,
  );
  let answers = 0;
  let stopped = false;
  const caller = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      let missing = -1;
      socket.on("error", reject);
      socket.on("data", (chunk) => {
        if (missing < 0) {
          const text = chunk.toString("latin1");
          const end = text.indexOf("\r\n\r\n");
          const [, length] = /content-length: (\d+)/i.exec(text) ?? [];
          if (!text.startsWith("HTTP/1.1 200") || end < 0 || length === undefined) return void reject(new Error(text));
          missing = Number(length) + end + 4;
        }
        missing -= chunk.length;
        if (missing > 0) return;
        missing = -1;
        answers += 1;
        if (!stopped) return void socket.write(bytes);
        socket.destroy();
        resolve();
      });
    });
  const startedAt = performance.now();
  setTimeout(() => {
    stopped = true;
  }, forMs);
  await Promise.all(Array.from({ length: connections }, caller));
  return (answers * 1_000) / (performance.now() - startedAt);
}

export interface LoadRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
