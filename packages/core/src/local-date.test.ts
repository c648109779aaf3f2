import { expect, it } from "vitest";
import { parseLocalDate } from "./local-date.ts";

it.each(["2026-11-24", "2024-02-29", "2000-02-29", "0001-01-01"])("MUST accept the day %s", (day) => {
  expect(parseLocalDate(day)).toEqual({ ok: true, value: day });
});

it.each([
  "2026-02-29",
  "1900-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-04-31",
  "24-11-2026",
  "2026-11-24T00:00:00Z",
  "2026-1-1",
  "",
])("MUST refuse %j with the path it stands at", (text) => {
  expect(parseLocalDate(text, "$.issueDate")).toMatchObject({
    ok: false,
    faults: [{ code: "DATE-01", path: "$.issueDate" }],
  });
});
