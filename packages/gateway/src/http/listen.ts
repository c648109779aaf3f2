import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createServerAdapter } from "@whatwg-node/server";
import type { Gateway } from "../gateway.ts";

export interface Listening {
  readonly port: number;
  /** Stops taking requests and ends open connections. */
  close(): Promise<void>;
}

/** @throws Error with `code` EADDRINUSE or EACCES when the port cannot be had */
export async function listen(gateway: Pick<Gateway, "fetch">, host: string, port: number): Promise<Listening> {
  const server = createServer(createServerAdapter((request: Request) => gateway.fetch(request)));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
