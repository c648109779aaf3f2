import { expect, it } from "vitest";
import { runFuzz } from "../fuzz/run-fuzz.ts";
import { writeInvoice } from "../src/index.ts";
import { EXAMPLES } from "./examples.ts";

it("MUST read and check whatever becomes of a document, without throwing", () => {
  const documents = EXAMPLES.map(({ invoice }) => Buffer.from(writeInvoice(invoice, "PEPPOL_BIS_3")));
  const { thrown, readable, valid } = runFuzz(documents, { runs: 500, seed: 24 });
  expect(thrown).toEqual([]);
  expect(readable).toBeGreaterThan(0);
  expect(valid).toBeLessThan(500);
}, 60_000);
