import { describe, expect, it } from "vitest";
import type { DemoDocument, TimelineEntry } from "./follow.ts";
import { describeEntry, timelineTable } from "./timeline-table.ts";

const entry = (type: string, data: Readonly<Record<string, string>> = {}): TimelineEntry => ({
  id: type,
  at: "2026-11-24T09:00:01.250Z",
  type,
  data: Object.entries(data).map(([name, value]) => ({ name, value })),
});

const document = (title: string, number: string, timeline: readonly TimelineEntry[]): DemoDocument => ({
  title,
  number,
  state: "DELIVERED",
  ended: "well",
  remedy: undefined,
  timeline,
});

describe("describeEntry", () => {
  it("MUST show what a person wants to know, and no ids and hashes", () => {
    const data = { documentId: "01a2", recipient: "0106:58765432", contentHash: "9f86", code: "ERRXSL4000001" };
    expect(describeEntry(entry("X", data))).toBe("recipient 0106:58765432, code ERRXSL4000001");
    expect(describeEntry(entry("X"))).toBe("");
  });

  it("MUST be 70 characters wide at most", () => {
    expect(describeEntry(entry("X", { message: "m".repeat(62) }))).toBe(`message ${"m".repeat(62)}`);
    expect(describeEntry(entry("X", { message: "m".repeat(63) }))).toBe(`message ${"m".repeat(61)}…`);
  });

  it("MUST be one line without control characters, whatever a remote wrote", () => {
    const message = "a\r\nb\tc\u001b[31mred\u001b[0m\u0007\u009b2J";
    expect(describeEntry(entry("X", { message }))).toBe("message a b c [31mred [0m 2J");
  });
});

describe("timelineTable", () => {
  it("MUST name each document once, and line the columns up", () => {
    const first = document("sent (API31)", "2026-1", [
      entry("INVOICE_SUBMITTED"),
      entry("INVOICE_POSTED", { code: "C" }),
    ]);
    const second = document("received", "F-100", [entry("INBOUND_IMPORTED", { vendor: "Staalbouw" })]);
    expect(timelineTable([first, second])).toEqual([
      "document      number  time          event              what",
      "────────────  ──────  ────────────  ─────────────────  ────────────────",
      "sent (API31)  2026-1  09:00:01.250  INVOICE_SUBMITTED",
      "                      09:00:01.250  INVOICE_POSTED     code C",
      "received      F-100   09:00:01.250  INBOUND_IMPORTED   vendor Staalbouw",
    ]);
  });

  it("MUST be a head alone when nothing happened", () => {
    expect(timelineTable([document("sent", "1", [])])).toHaveLength(2);
    expect(timelineTable([])).toHaveLength(2);
  });
});
