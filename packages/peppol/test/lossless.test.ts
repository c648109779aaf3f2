import { type Invoice, parseInvoice, toInvoiceJson } from "@erp-gateway/core";
import { expect, it } from "vitest";
import type { Case } from "../conformance/case.ts";
import { passthroughFaults, readInvoice, writeInvoice } from "../src/index.ts";
import { canonical, toLines } from "./canonical-xml.ts";
import { DATA, describeConformance } from "./conformance.ts";
import { normalised } from "./normalisations.ts";

interface Reading {
  readonly document: Case;
  readonly bytes: Uint8Array;
  readonly invoice: Invoice;
}

function readable(cases: readonly Case[]): readonly Reading[] {
  return cases.flatMap((document) => {
    const bytes = DATA.bytesOf(document);
    const invoice = readInvoice(bytes);
    return invoice.ok ? [{ document, bytes, invoice: invoice.value }] : [];
  });
}

const differences = (readings: readonly Reading[]): readonly string[] =>
  readings.flatMap(({ document, bytes, invoice }) => {
    const [before, after] = [bytes, writeInvoice(invoice)].map((xml) => toLines(normalised(canonical(xml))));
    return before?.join("\n") === after?.join("\n") ? [] : [`${document.id}: ${firstDifference(before, after)}`];
  });

function firstDifference(before: readonly string[] = [], after: readonly string[] = []): string {
  const at = before.findIndex((line, index) => line !== after[index]);
  return `${before[at]} became ${after[at]}`;
}

describeConformance("reading and writing a whole document of the conformance data", (cases) => {
  const documents = cases.filter(({ kind }) => kind === "document");
  const readings = readable(documents);

  it("MUST be possible for every document but those without a term that no invoice can lack", () => {
    const read = new Set(readings.map(({ document }) => document));
    const refused = documents.filter((document) => !read.has(document));
    expect(refused.filter(({ valid }) => valid !== false)).toEqual([]);
    expect(refused.length).toBeLessThan(documents.length / 20);
  });

  it("MUST give the same XML, but for the documented normalisations", () => {
    expect(differences(readings)).toEqual([]);
  });

  it("MUST give an equal invoice, and the same bytes from it", () => {
    for (const { document, invoice } of readings) {
      const bytes = writeInvoice(invoice);
      const again = readInvoice(bytes);
      expect(again.ok && again.value, document.id).toEqual(invoice);
      expect(textOf(again.ok ? writeInvoice(again.value) : undefined), document.id).toBe(textOf(bytes));
    }
  });

  it("MUST find nothing wrong with what it passes through", () => {
    expect(readings.flatMap(({ invoice }) => passthroughFaults(invoice))).toEqual([]);
    expect(readings.some(({ invoice }) => invoice.passthrough !== undefined)).toBe(true);
  });

  it("MUST give the same bytes by way of JSON, where amounts agree", () => {
    const refused: string[] = [];
    for (const { document, invoice } of readings) {
      const parsed = parseInvoice(JSON.parse(JSON.stringify(toInvoiceJson(invoice))));
      if (parsed.ok) expect(textOf(writeInvoice(parsed.value)), document.id).toBe(textOf(writeInvoice(invoice)));
      else refused.push(...parsed.faults.map(({ code }) => code));
    }
    expect(refused.filter((code) => !/^INV-(TOTAL|BREAKDOWN)-/.test(code))).toEqual([]);
  });

  it("MUST hold for documents with small mistakes too, while the schema allows them", () => {
    const mutants = cases.filter(({ kind, xsdValid }) => kind === "mutant" && xsdValid);
    expect(differences(readable(mutants.filter((_, index) => index % 4 === 0)))).toEqual([]);
  });
});

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();
