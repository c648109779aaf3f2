import { once } from "node:events";
import { createServer } from "node:net";

/** Below the ports that systems lend to outgoing connections: one of those could take it while the gateway is dead. */
const [FIRST, LAST] = [20_000, 32_000];

/** @param random - from 0 up to 1 */
export async function freePort(random: () => number = Math.random): Promise<number> {
  const port = FIRST + Math.floor(random() * (LAST - FIRST));
  const server = createServer().listen(port, "127.0.0.1");
  const isFree = await Promise.race([
    once(server, "listening").then(() => true),
    once(server, "error").then(() => false),
  ]);
  if (!isFree) return freePort(random);
  server.close();
  await once(server, "close");
  return port;
}
