import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { run } from "./command-line.ts";

interface Running {
  readonly lines: string[];
  readonly errors: string[];
  readonly stop: () => void;
  readonly endStdin: () => void;
  readonly exit: Promise<number>;
}

function start(...argv: string[]): Running {
  const stop = new AbortController();
  const lines: string[] = [];
  const errors: string[] = [];
  let endStdin = () => {};
  const stdin = new Promise<void>((resolve) => {
    endStdin = resolve;
  });
  const exit = run(argv, {
    print: (line) => void lines.push(line),
    printError: (line) => void errors.push(line),
    stopped: stop.signal,
    stdinEnded: () => stdin,
  });
  return { lines, errors, stop: () => stop.abort(), endStdin: () => endStdin(), exit };
}

async function infoOf(running: Running): Promise<{ url: string; controlUrl: string }> {
  await expect.poll(() => running.lines.length).toBe(1);
  return JSON.parse(running.lines[0] ?? "");
}

describe("command line", () => {
  it("MUST print one line of JSON, serve, and end when stopped", async () => {
    const running = start("--port", "0");
    const info = await infoOf(running);
    expect(Object.keys(info)).toEqual([
      "url",
      "soapUrl",
      "psbUrl",
      "identityUrl",
      "businessCentralUrl",
      "controlUrl",
      "credentials",
    ]);
    expect(await (await fetch(`${info.controlUrl}/info`)).json()).toEqual(info);
    running.stop();
    expect(await running.exit).toBe(0);
    await expect(fetch(info.url)).rejects.toThrow();
    expect(running.errors).toEqual([]);
  });

  it("MUST say in one line that the port is in use", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const running = start("--port", String(port));
    expect(await running.exit).toBe(1);
    expect(running.errors).toEqual([`Port ${port} is in use. Choose another with --port.`]);
    expect(running.lines).toEqual([]);
    server.close();
  });

  it.each([[["--port", "http"]], [["--port", "70000"]], [["--orphan-timeout", "soon"]], [["--colour"]]])(
    "MUST refuse %j",
    async (argv) => {
      const running = start(...argv);
      expect(await running.exit).toBe(1);
      expect(running.errors).toHaveLength(1);
    },
  );

  it("MUST end when its parent is gone and requests have stopped", async () => {
    const running = start("--port", "0", "--orphan-timeout", "0.3");
    const info = await infoOf(running);
    running.endStdin();
    const endedAt = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await fetch(`${info.controlUrl}/clock`);
    expect(await running.exit).toBe(0);
    expect(Date.now() - endedAt).toBeGreaterThanOrEqual(480);
  });
});
