import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openReport } from "./report.ts";
import type { RunResult } from "./run.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "erp-gateway-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const result = (seed: number): RunResult => ({
  seed,
  variant: "sound",
  deaths: ["jobs.claim after"],
  faults: [],
  outgoing: 2,
  incoming: 1,
  findings: [],
  durationMs: 5,
});

it("MUST know the runs of an earlier proof, though a kill cut its last line off", () => {
  const file = path.join(folder, "proof.jsonl");
  openReport(file).add(result(1));
  appendFileSync(file, '\n{"seed":2,"vari');
  const report = openReport(file);
  expect(report.find(1, "sound")).toEqual(result(1));
  expect(report.find(1, "broken")).toBeUndefined();
  expect(report.find(2, "sound")).toBeUndefined();
  report.add(result(2));
  expect(openReport(file).find(2, "sound")).toEqual(result(2));
});

it("MUST keep nothing without a file", () => {
  const report = openReport(undefined);
  report.add(result(1));
  expect(report.find(1, "sound")).toBeUndefined();
});
