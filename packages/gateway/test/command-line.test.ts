import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle, freePort, gatewayCommand } from "./processes.ts";

const folder = mkdtempSync(path.join(tmpdir(), "erp-gateway-"));
let ports: { readonly ERP_GATEWAY_PORT: string; readonly ERP_GATEWAY_SANDBOX_PORT: string };

beforeAll(async () => {
  await bundle();
  ports = { ERP_GATEWAY_PORT: String(await freePort()), ERP_GATEWAY_SANDBOX_PORT: String(await freePort()) };
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LINE = /^[^\n]+\n$/;

describe("the demo", () => {
  it("MUST end well, and seed nothing twice when it is started again", async () => {
    const environment = { ...ports, ERP_GATEWAY_DATA: path.join(folder, "demo") };
    const first = await gatewayCommand(["demo", "--once"], environment);
    expect(first).toMatchObject({ code: 0, error: "" });
    for (const fact of ["DELIVERY_DELIVERED", "INBOUND_IMPORTED", "INBOUND_FILES_ATTACHED"])
      expect(first.out).toContain(fact);
    const second = await gatewayCommand(["demo", "--once"], environment);
    expect(second).toMatchObject({ code: 0, error: "" });
    const table = (out: string): string => out.slice(out.indexOf("document  "));
    expect(table(second.out)).toBe(table(first.out));
  }, 60_000);
});

describe("tokens", () => {
  it("MUST be made, listed without their text, and withdrawn", async () => {
    const environment = { ERP_GATEWAY_DATA: path.join(folder, "tokens") };
    const made = await gatewayCommand(["token", "create", "--name", "frontend", "--scope", "read"], environment);
    expect(made.out).toMatch(/^egw_\S+\n$/);
    const listed = await gatewayCommand(["token", "list"], environment);
    expect(listed.out).toContain("READ  frontend");
    expect(listed.out).not.toContain(made.out.trim());
    const [id = ""] = listed.out.split(" ");
    expect((await gatewayCommand(["token", "remove", "--id", id], environment)).code).toBe(0);
    expect((await gatewayCommand(["token", "list"], environment)).out).toBe("");
    expect((await gatewayCommand(["token", "remove", "--id", id], environment)).code).toBe(1);
  });
});

describe("documents", () => {
  it("MUST end with 0 when valid, 1 when not, 2 when one cannot be read, and print nothing but results", async () => {
    const [valid, invalid] = [path.join(folder, "valid.xml"), path.join(folder, "invalid.xml")];
    const example = fileURLToPath(new URL("../examples/onderhoud-woningen.json", import.meta.url));
    const converted = await gatewayCommand(["convert", example], {});
    expect(converted).toMatchObject({ code: 0, error: "" });
    writeFileSync(valid, converted.out);
    writeFileSync(invalid, "<a/>");
    const validate = (...files: readonly string[]) => gatewayCommand(["validate", "--json", ...files], {});
    expect(await validate(valid)).toMatchObject({ code: 0, error: "", out: expect.stringMatching(LINE) });
    expect(await validate(valid, invalid)).toMatchObject({ code: 1, error: "" });
    expect(await validate(invalid, path.join(folder, "nowhere.xml"), valid)).toMatchObject({ code: 2, error: "" });
  });
});

describe("mistakes at the keyboard", () => {
  it("MUST say in one line that a port is in use", async () => {
    const server = createServer().listen(Number(ports.ERP_GATEWAY_PORT), "127.0.0.1");
    const outcome = await gatewayCommand(["demo", "--once"], { ...ports, ERP_GATEWAY_DATA: path.join(folder, "busy") });
    server.close();
    expect(outcome).toMatchObject({ code: 1, error: expect.stringMatching(LINE), out: "" });
    expect(outcome.error).toContain(ports.ERP_GATEWAY_PORT);
  });

  it("MUST say in one line that the sandbox's port is in use", async () => {
    const server = createServer().listen(Number(ports.ERP_GATEWAY_SANDBOX_PORT), "127.0.0.1");
    const outcome = await gatewayCommand(["demo", "--once"], { ...ports, ERP_GATEWAY_DATA: path.join(folder, "busy") });
    server.close();
    expect(outcome).toMatchObject({ code: 1, error: expect.stringMatching(LINE) });
    expect(outcome.error).toContain(ports.ERP_GATEWAY_SANDBOX_PORT);
  }, 20_000);

  it("MUST say in one line that the data folder cannot be written", async () => {
    const file = path.join(folder, "a-file");
    writeFileSync(file, "");
    for (const unwritable of [path.join(file, "data"), "/proc/erp-gateway"]) {
      const outcome = await gatewayCommand(["start"], { ...ports, ERP_GATEWAY_DATA: unwritable });
      expect(outcome).toMatchObject({ code: 1, error: expect.stringMatching(LINE) });
      expect(outcome.error).toContain("ERP_GATEWAY_DATA");
    }
  });

  it("MUST say in one line that the key to its secrets is gone", async () => {
    const environment = { ERP_GATEWAY_DATA: path.join(folder, "keyless") };
    await gatewayCommand(["token", "create", "--name", "x"], environment);
    rmSync(path.join(environment.ERP_GATEWAY_DATA, "seal.key"));
    const outcome = await gatewayCommand(["start"], { ...ports, ...environment });
    expect(outcome).toMatchObject({ code: 1, error: expect.stringMatching(LINE) });
    expect(outcome.error).toContain("seal.key");
  });

  it("MUST name every bad variable at once", async () => {
    const outcome = await gatewayCommand(["start"], { ERP_GATEWAY_PORT: "many", ERP_GATEWAY_LOG_LEVEL: "loud" });
    expect(outcome.code).toBe(1);
    expect(outcome.error).toContain("ERP_GATEWAY_PORT");
    expect(outcome.error).toContain("ERP_GATEWAY_LOG_LEVEL");
  });

  it("MUST show what commands there are when it gets another one", async () => {
    const outcome = await gatewayCommand(["begin"], {});
    expect(outcome.code).toBe(1);
    expect(outcome.error).toContain("token create");
  });
});
