import { readdirSync, readFileSync } from "node:fs";
import {
  checkDigits,
  formatDecimal,
  type Invoice,
  parseIban,
  parseInvoice,
  parseParticipantId,
} from "@erp-gateway/core";
import { expect, it } from "vitest";

const folder = new URL("../examples/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

const example = (name: string): Invoice => {
  const parsed = parseInvoice(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults, null, 2));
  return parsed.value;
};

it.each([
  ["termijnfactuur-verlegd.json", "INVOICE", "7952.46"],
  ["onderhoud-woningen.json", "INVOICE", "10757.17"],
  ["creditnota.json", "CREDIT_NOTE", "625.84"],
  ["ongeldig-zonder-referentie.json", "INVOICE", "196.02"],
  ["inkoopfactuur-staal.json", "INVOICE", "13416.18"],
])("MUST parse %s to a %s of € %s", (name, kind, payable) => {
  const invoice = example(name);
  expect(invoice.kind).toBe(kind);
  expect(formatDecimal(invoice.totals.payable)).toBe(payable);
});

it.each(files)("MUST hold real account numbers and identifiers: %s", (name) => {
  const { paymentMeans, seller, buyer } = example(name);
  for (const { account = "" } of paymentMeans) expect(parseIban(account)).toEqual({ ok: true, value: account });
  for (const { endpoint, vatNumber } of [seller, buyer]) {
    expect(parseParticipantId(`${endpoint?.scheme}:${endpoint?.value}`).ok).toBe(true);
    const vat = parseParticipantId(`9944:${vatNumber}`);
    expect(vat.ok && checkDigits(vat.value)).toBe("ok");
  }
});

it("MUST reverse the charge of the instalment and split it over bank and G-account", () => {
  const { vatBreakdown, paymentMeans, paymentTerms, attachments } = example("termijnfactuur-verlegd.json");
  expect(vatBreakdown).toMatchObject([{ category: { code: "AE" }, exemptionReason: "Btw verlegd" }]);
  expect(paymentMeans.map(({ account }) => account)).toEqual(["NL39RABO0300065264", "NL21INGB0990123456"]);
  for (const { account = "" } of paymentMeans) expect(paymentTerms).toContain(account);
  const pdf = Buffer.from(attachments[0]?.file?.content ?? "", "base64").toString("latin1");
  expect(pdf).toMatch(/^%PDF-1\.4\n/);
  expect(pdf.slice(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]))).toMatch(/^xref\n0 6\n/);
});

it("MUST charge two rates for the maintenance and credit it with a reference", () => {
  expect(example("onderhoud-woningen.json").vatBreakdown.map(({ category }) => category.rate?.units)).toEqual([
    9n,
    21n,
  ]);
  expect(example("creditnota.json").precedingInvoices[0]?.number).toBe(example("onderhoud-woningen.json").number);
});
