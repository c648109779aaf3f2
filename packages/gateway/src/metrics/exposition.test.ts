import { expect, it } from "vitest";
import { exposition } from "./exposition.ts";

it("MUST be what Prometheus reads: help, type, then a line for each sample", () => {
  const samples = [{ labels: { kind: "deliver", state: "due" }, value: 3 }, { value: 0.5 }];
  expect(exposition([{ name: "jobs", help: "Jobs.", type: "gauge", samples }])).toBe(
    '# HELP jobs Jobs.\n# TYPE jobs gauge\njobs{kind="deliver",state="due"} 3\njobs 0.5\n',
  );
});

it("MUST let no label break out of its quotes", () => {
  const samples = [{ labels: { code: 'a"} 1\nb\\' }, value: 1 }];
  expect(exposition([{ name: "codes", help: "", type: "counter", samples }])).toContain('code="a\\"} 1\\nb\\\\"} 1\n');
});
