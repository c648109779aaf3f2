import { describe, expect, it } from "vitest";
import { parseFilter, passesFilter } from "./filter.ts";

const event = (details: Record<string, string>) => ({
  topic: "ReviewReceived",
  partyId: "0106:61234567",
  documentId: "d",
  message: null,
  details,
});

function passes(filter: string, details: Record<string, string>): boolean | undefined {
  const parsed = parseFilter(filter);
  return parsed && passesFilter(parsed, event(details));
}

describe("filter", () => {
  it("MUST bind && stronger than ||", () => {
    const filter = 'sender == "0106:123" || sender == "0106:456" && verdict == "accept"';
    expect(passes(filter, { sender: "0106:123", verdict: "reject" })).toBe(true);
    expect(passes(filter, { sender: "0106:456", verdict: "accept" })).toBe(true);
    expect(passes(filter, { sender: "0106:456", verdict: "reject" })).toBe(false);
  });

  it("MUST take party ids in any notation, and negate", () => {
    expect(passes('sender == "0106:123"', { sender: "NL:KVK:123" })).toBe(true);
    expect(passes('partyId != "NL:KVK:61234567"', {})).toBe(false);
  });

  it("MUST not understand anything else", () => {
    expect(parseFilter("sender like 'x'")).toBeUndefined();
    expect(parseFilter('sender == "a" &&')).toBeUndefined();
  });
});
