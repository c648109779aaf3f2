import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "@erp-gateway/peppol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DocumentTerminal, runDocumentCommand } from "../src/command-line/document-commands.ts";

const folder = mkdtempSync(path.join(tmpdir(), "erp-gateway-documents-"));
const file = (name: string): string => path.join(folder, name);

function ubl(example: string, format: "PEPPOL_BIS_3" | "NLCIUS" = "PEPPOL_BIS_3"): string {
  const text = readFileSync(new URL(`../examples/${example}`, import.meta.url), "utf8");
  const invoice = parseInvoice(JSON.parse(text));
  if (!invoice.ok) throw new Error(JSON.stringify(invoice.faults));
  return Buffer.from(writeInvoice(invoice.value, format)).toString();
}

beforeAll(() => {
  const good = ubl("onderhoud-woningen.json");
  mkdirSync(file("deep/er"), { recursive: true });
  writeFileSync(file("good.xml"), good);
  writeFileSync(file("deep/er/nlcius.XML"), ubl("termijnfactuur-verlegd.json", "NLCIUS"));
  writeFileSync(file("deep/bad.xml"), good.replace(/<cbc:IssueDate>.*\n/, "").replace(/<cbc:BuyerReference>.*\n/, ""));
  writeFileSync(file("deep/notes.txt"), "not looked at");
  writeFileSync(file("invoice.pdf"), "%PDF-1.7");
  symlinkSync(folder, file("deep/loop.xml"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(argv: readonly string[], environment: DocumentTerminal["environment"] = {}) {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runDocumentCommand(argv, {
    environment,
    out: (line) => out.push(line),
    error: (line) => errors.push(line),
    write: (text) => out.push(text),
    progress: undefined,
  });
  return { code, out, errors };
}

describe("validate", () => {
  it("MUST print one line of JSON per file, by the rules each claims to keep", async () => {
    const { code, out } = await run(["validate", "--json", file("good.xml"), file("deep")]);
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        file: file("good.xml"),
        structureValid: true,
        valid: true,
        findings: { en16931: { fatal: {}, warning: {} }, peppol: { fatal: {}, warning: {} } },
      },
      {
        file: file("deep/bad.xml"),
        structureValid: false,
        valid: false,
        findings: { en16931: { fatal: { "BR-03": 1 }, warning: {} }, peppol: expect.anything() },
      },
      expect.objectContaining({
        file: file("deep/er/nlcius.XML"),
        valid: true,
        findings: { nlcius: expect.anything() },
      }),
    ]);
    expect(code).toBe(1);
  });

  it("MUST apply the rule sets that are asked for, each once", async () => {
    const { code, out } = await run(["validate", "--json", "--rules", "nlcius, en16931,nlcius", file("good.xml")]);
    expect(Object.keys(JSON.parse(out[0] ?? "").findings)).toEqual(["nlcius", "en16931"]);
    expect(code).toBe(1);
  });

  it("MUST tell a person what is wrong, where, and what to do, in their language", async () => {
    const english = (await run(["validate", file("deep/bad.xml")])).out.join("\n");
    expect(english).toContain("bad.xml: invalid (");
    expect(english).toMatch(/^ {2}en16931\n {4}fatal {2}BR-03 /m);
    expect(english).toMatch(/line \d+ {2}\/Invoice/);
    const dutch = (await run(["validate", file("deep/bad.xml")], { LANG: "nl_NL.UTF-8" })).out.join("\n");
    expect(dutch).toContain("bad.xml: ongeldig (");
    expect((await run(["validate", "--language", "nl", file("deep/bad.xml")])).out.join("\n")).toBe(dutch);
  });

  it("MUST say what something else than XML is", async () => {
    const { code, out } = await run(["validate", "--json", file("invoice.pdf")]);
    expect(JSON.parse(out[0] ?? "")).toMatchObject({ valid: false, findings: {}, error: { code: "XML-NONE" } });
    expect(code).toBe(1);
  });

  it("MUST NOT print what a terminal would obey", async () => {
    writeFileSync(file("\u001b[31m.xml"), "<a/>");
    const { out } = await run(["validate", file("\u001b[31m.xml")]);
    expect(out.join("")).not.toContain("\u001b");
    rmSync(file("\u001b[31m.xml"));
  });

  it.each([
    [["validate", "nowhere.xml"], "there is no such file"],
    [["validate"], "which files?"],
    [["validate", "--rules", "xrechnung", "a.xml"], "there is no rule set"],
    [["validate", "--language", "fr", "a.xml"], "there is no language"],
    [["validate", "--what", "a.xml"], "--what"],
    [["convert", "a.xml", "b.xml"], "one file"],
    [["convert", "--format", "CII", "a.json"], "there is no format"],
  ])("MUST end with 2 after %j", async (argv, message) => {
    const { code, errors } = await run(argv);
    expect(errors.join("\n")).toContain(message);
    expect(code).toBe(2);
  });

  it("MUST show how far it is", async () => {
    const drawn: string[] = [];
    const terminal = {
      environment: {},
      out: () => {},
      error: () => {},
      write: () => {},
      progress: (text: string) => drawn.push(text),
    };
    await runDocumentCommand(["validate", folder], terminal);
    expect(drawn.at(-2)).toMatch(/^\[#{30}\] (\d+)\/\1 {2}/);
    expect(drawn.at(-1)).toBe("");
  });

  it("MUST explain itself", async () => {
    expect((await run(["validate", "--help"])).out.join("\n")).toContain("--rules");
  });
});

describe("convert", () => {
  it.each(["PEPPOL_BIS_3", "NLCIUS"] as const)("MUST give back the same %s by way of JSON", async (format) => {
    const document = ubl("termijnfactuur-verlegd.json", format);
    writeFileSync(file("there.xml"), document);
    const there = await run(["convert", file("there.xml")]);
    writeFileSync(file("there.json"), there.out.join(""));
    const back = await run(["convert", file("there.json")]);
    expect([there.code, back.code, ...back.errors]).toEqual([0, 0]);
    expect(back.out.join("")).toBe(document);
  });

  it("MUST name every fault with its path and end with 1", async () => {
    writeFileSync(file("broken.json"), `{"number": ""}`);
    const { code, errors } = await run(["convert", file("broken.json")]);
    expect(errors.length).toBeGreaterThan(1);
    expect(errors[0]).toMatch(/broken\.json: [A-Z0-9-]+ \$/);
    expect(code).toBe(1);
  });

  it("MUST NOT print what a terminal would obey", async () => {
    writeFileSync(file("hostile.json"), `{"number": \u001b[31m`);
    const { code, errors } = await run(["convert", file("hostile.json")]);
    expect(errors.join("")).not.toContain("\u001b");
    expect([code, errors.length]).toEqual([1, 1]);
  });
});
