import { afterEach, describe, expect, it } from "vitest";
import type { Api31Options } from "./options.ts";
import { Caller, invoice } from "./soap-caller.test.helper.ts";
import { descend, textAt } from "./xml.ts";

const OBJECT = `<cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="f.pdf">JVBE\nRi0=</cbc:EmbeddedDocumentBinaryObject>`;
const EMBEDDED = `<cac:AdditionalDocumentReference><cbc:ID>f</cbc:ID><cac:Attachment>${OBJECT}</cac:Attachment></cac:AdditionalDocumentReference>`;

describe("PDFs", () => {
  let caller: Caller;
  const start = (options?: Api31Options) => {
    caller = new Caller({ deliveryDelayMs: 0, ...options });
    return caller;
  };
  afterEach(() => caller.close());

  const call = (operation: string, id: string) => caller.call(operation, `<ExternalId>${id}</ExternalId>`);
  const contentsOf = async (id: string) => textAt((await call("GetDocumentPdf", id)).root, "File", "Contents") ?? "";

  it("MUST be the embedded one where there is one, and change no status", async () => {
    const id = await start().send("2026-1", "XCNL10019", invoice("2026-1", EMBEDDED));
    const file = descend((await call("GetDocumentPdf", id)).root, "File");
    expect([textAt(file, "Name"), textAt(file, "Contents")]).toEqual(["f.pdf", "JVBERi0="]);
    expect(await caller.outboxCode(id)).toBe("05");
  });

  it("MUST be drawn otherwise, with the number in it and a table that finds every object", async () => {
    const id = await start().send("2026/(1)\u20ac");
    const pdf = Buffer.from(await contentsOf(id), "base64").toString("latin1");
    expect(pdf).toContain("(Factuur 2026/\\(1\\)?) Tj");
    expect(pdf.slice(0, 9)).toBe("%PDF-1.4\n");
    expect(pdf).toMatch(/%%EOF\n$/);
    const table = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
    expect(pdf.slice(table, table + 5)).toBe("xref\n");
    const offsets = [...pdf.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map((entry) => Number(entry[1]));
    expect(offsets.map((offset) => pdf.slice(offset, offset + 7))).toEqual([1, 2, 3, 4, 5].map((n) => `${n} 0 obj`));
    const stream = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(pdf);
    expect(stream?.[2]).toHaveLength(Number(stream?.[1]));
  });

  it("MUST be in the making as often as told, for each document", async () => {
    start({ pdfNotReadyTimes: 2 });
    for (const id of [await caller.send("2026-1"), await caller.send("2026-2")]) {
      const codes = [];
      for (let i = 0; i < 3; i += 1) codes.push((await call("GetDocumentPdf", id)).code);
      expect(codes).toEqual(["ERRDMN8000003", "ERRDMN8000003", undefined]);
    }
  });

  it("MUST have line breaks in its base64 when told so", async () => {
    const plain = await contentsOf(await start().send("2026-1"));
    expect(plain).not.toContain("\n");
    caller.close();
    const lines = (await contentsOf(await start({ pdfLineBreaks: true }).send("2026-1"))).split("\n");
    expect(lines.length).toBeGreaterThan(1);
    expect(Math.max(...lines.map((line) => line.length))).toBe(76);
    expect(lines.join("")).toBe(plain);
  });

  it("MUST stand in a document from the inbox when told so, where UBL has its place, and nowhere else", async () => {
    start({ addPdfToPayload: true });
    const sent = invoice("2026-1");
    const id = await caller.send("2026-1", "XCNL10019", sent);
    await caller.world.clock.advance(1);
    const payload = descend((await call("GetInboxDocument", id)).root, "Details", "Payload", "Invoice");
    expect(payload?.children.map((child) => child.name)).toEqual([
      "ID",
      "IssueDate",
      "AdditionalDocumentReference",
      "AccountingSupplierParty",
    ]);
    const object = descend(payload, "AdditionalDocumentReference", "Attachment", "EmbeddedDocumentBinaryObject");
    expect(object?.text).toBe(await contentsOf(id));
    expect((await call("GetOutboxDocument", id)).text).toContain(`<Payload>${sent}</Payload>`);

    const own = invoice("2026-2", EMBEDDED);
    const withOwn = await caller.send("2026-2", "XCNL10019", own);
    await caller.world.clock.advance(1);
    expect((await call("GetInboxDocument", withOwn)).text).toContain(`<Payload>${own}</Payload>`);
  });
});
