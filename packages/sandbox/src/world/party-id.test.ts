import { describe, expect, it } from "vitest";
import { normalise, toText } from "./party-id.ts";

describe("party ids", () => {
  it.each([
    ["NL:KVK:61234567", "0106:61234567"],
    ["0106:61234567", "0106:61234567"],
    ["iso6523-actorid-upis::NL:KVK:61234567", "0106:61234567"],
    ["ISO6523-ACTORID-UPIS::0106:61234567", "0106:61234567"],
    ["  GLN:5055953900605 ", "0088:5055953900605"],
    ["NL:OINO:00000001823456789000", "0190:00000001823456789000"],
  ])("MUST read %s as %s", (given, key) => {
    expect(normalise(given)).toBe(key);
  });

  it("MUST compare values without regard to case, schemes with", () => {
    expect(normalise("NL:VAT:nl861234571b01")).toBe(normalise("9944:NL861234571B01"));
    expect(normalise("nl:kvk:61234567")).toBe("nl:kvk:61234567");
  });

  it("MUST keep colons inside a value", () => {
    expect(normalise("GLN:123:456")).toBe("0088:123:456");
  });

  it("MUST pass an unknown four-digit scheme and a company id through", () => {
    expect(normalise("0999:abc")).toBe("0999:ABC");
    expect(normalise("XCNL10019")).toBe("XCNL10019");
    expect(toText("0999:ABC")).toBe("0999:ABC");
    expect(toText("XCNL10019")).toBe("XCNL10019");
  });

  it("MUST render the text form of any notation", () => {
    expect(toText("0106:61234567")).toBe("NL:KVK:61234567");
    expect(toText("GLN:5055953900605")).toBe("GLN:5055953900605");
  });
});
