import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { furnish } from "@erp-gateway/connector-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDataFolder } from "../src/command-line/data-folder.ts";
import { run as runCommand } from "../src/command-line/run.ts";
import { createEvidenceSigner, createSqliteStores, newEvidenceKey } from "../src/index.ts";

const folder = mkdtempSync(path.join(tmpdir(), "erp-gateway-evidence-"));
const file = (name: string): string => path.join(folder, name);
const dataFolder = file("data");
let invoiceId: string;

beforeAll(async () => {
  const { database, sealer } = openDataFolder({ dataFolder, sealKeys: undefined });
  const stores = createSqliteStores(database, sealer);
  const { build, connection, customer } = await furnish(stores);
  const invoice = build.invoice(customer);
  await stores.invoices.add(invoice, {});
  await stores.invoices.advance(invoice.id, ["DRAFT"], build.queued(invoice, connection), {});
  invoiceId = invoice.id;
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: readonly string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCommand(["evidence", ...argv], {
    environment: { ERP_GATEWAY_DATA: dataFolder },
    connectors: [],
    out: (line) => out.push(line),
    error: (line) => errors.push(line),
    interrupted: Promise.resolve(),
  });
  return { code, out, errors };
}

const publicKey = async () => (await run("key")).out[0] ?? "";

describe("evidence on the command line", () => {
  it("MUST export what verifies afterwards, by the key that it prints", async () => {
    const target = file("one.zip");
    expect(await run("export", "--invoice", invoiceId, "--out", target)).toEqual({
      code: 0,
      out: [target],
      errors: [],
    });
    const key = await publicKey();
    expect(await run("verify", target)).toMatchObject({
      code: 0,
      out: [expect.stringContaining(key), expect.anything()],
    });
    expect(await run("verify", target, "--key", key)).toMatchObject({
      code: 0,
      out: [expect.stringContaining("5 files")],
    });
  });

  it("MUST take the global id of the API too, and give the same bytes", async () => {
    const globalId = Buffer.from(`Invoice:${invoiceId}`).toString("base64");
    await run("export", "--invoice", invoiceId, "--out", file("plain.zip"));
    await run("export", "--invoice", globalId, "--out", file("global.zip"));
    expect(readFileSync(file("global.zip"))).toEqual(readFileSync(file("plain.zip")));
  });

  it("MUST keep the archive to its owner, and not write over what is there", async () => {
    await run("export", "--invoice", invoiceId, "--out", file("owned.zip"));
    expect(statSync(file("owned.zip")).mode & 0o777).toBe(0o600);
    writeFileSync(file("mine.zip"), "precious");
    const outcome = await run("export", "--invoice", invoiceId, "--out", file("mine.zip"));
    expect(outcome).toMatchObject({ code: 1, errors: [expect.stringContaining("there already")] });
    expect(readFileSync(file("mine.zip"), "utf8")).toBe("precious");
  });

  it("MUST name the file that was changed, and end with 1", async () => {
    await run("export", "--invoice", invoiceId, "--out", file("changed.zip"));
    const archive = readFileSync(file("changed.zip"), "latin1");
    writeFileSync(file("changed.zip"), archive.replace("<Invoice>", "<invoice>"), "latin1");
    const { code, out } = await run("verify", file("changed.zip"));
    expect(code).toBe(1);
    expect(out[0]).toContain("deliveries/1/document.xml");
    expect(out.at(-1)).toContain("NOT genuine");
  });

  it("MUST not take another signer for the expected one", async () => {
    await run("export", "--invoice", invoiceId, "--out", file("signed.zip"));
    const stranger = createEvidenceSigner(newEvidenceKey()).publicKey;
    const { code, out } = await run("verify", file("signed.zip"), "--key", stranger);
    expect(code).toBe(1);
    expect(out[0]).toContain(stranger);
  });

  it("MUST verify without a data folder, and make none", async () => {
    await run("export", "--invoice", invoiceId, "--out", file("elsewhere.zip"));
    const nowhere = file("nowhere");
    const out: string[] = [];
    const code = await runCommand(["evidence", "verify", file("elsewhere.zip")], {
      environment: { ERP_GATEWAY_DATA: nowhere, ERP_GATEWAY_PORT: "no port" },
      connectors: [],
      out: (line) => out.push(line),
      error: (line) => out.push(line),
      interrupted: Promise.resolve(),
    });
    expect(code, out.join()).toBe(0);
    expect(existsSync(nowhere)).toBe(false);
  });

  it.each([
    [[], "evidence export"],
    [["verify"], "evidence export"],
    [["verify", "a", "b"], "evidence export"],
    [["verify", "/no/such/file"], "no such file"],
    [["verify", folder], "folder"],
    [["verify", "x", "--key", "ed25519:short"], "no public key"],
    [["export"], "of what?"],
    [["export", "--invoice", "0192-none"], "there is no Invoice"],
    [["export", "--inbound", "0192-none"], "there is no InboundDocument"],
    [["export", "--colour", "red"], "colour"],
  ])("MUST say what is wrong with evidence %j", async (argv, message) => {
    expect(await run(...argv)).toMatchObject({ code: 1, errors: [expect.stringContaining(message)] });
  });
});

describe("the evidence key", () => {
  it("MUST stay the same from start to start, for its owner alone", async () => {
    expect(await publicKey()).toMatch(/^ed25519:[\w-]{43}$/);
    expect(await publicKey()).toBe(await publicKey());
    expect(statSync(path.join(dataFolder, "evidence.key")).mode & 0o777).toBe(0o600);
  });

  it("MUST be replaced when it is gone, and be named when it is no key", async () => {
    const before = await publicKey();
    rmSync(path.join(dataFolder, "evidence.key"));
    expect(await publicKey()).not.toBe(before);
    writeFileSync(path.join(dataFolder, "evidence.key"), "no key");
    expect(await run("key")).toMatchObject({ code: 1, errors: [expect.stringContaining("evidence.key")] });
    rmSync(path.join(dataFolder, "evidence.key"));
  });
});
