import { text } from "node:stream/consumers";
import { openSandbox } from "../src/demo/sandbox-process.ts";
import { type RunningGateway, spawnProgram, withGateway } from "./program.ts";
import { createSender, type Sender } from "./sender.ts";

/** A gateway and a sandbox, each a process of its own, and a caller with a customer to invoice. */
export function withSender<T>(work: (sender: Sender, gateway: RunningGateway) => Promise<T>): Promise<T> {
  return withGateway(async (gateway) => {
    const token = await tokenOf(gateway.dataFolder);
    const sandbox = await openSandbox(0);
    try {
      return await work(await createSender(gateway.url, token, sandbox.info), gateway);
    } finally {
      sandbox.stop();
    }
  });
}

/** A token with every scope, made on the command line. */
export async function tokenOf(dataFolder: string): Promise<string> {
  const { stdout } = spawnProgram(["token", "create", "--name", "bench"], { dataFolder, port: 0 }, "pipe");
  if (stdout === null) throw new Error("no output");
  return (await text(stdout)).trim();
}
