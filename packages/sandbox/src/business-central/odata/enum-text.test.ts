import { describe, expect, it } from "vitest";
import { decodeEnum, encodeEnum } from "./enum-text.ts";

describe("enum text", () => {
  it.each([
    ["Open", "Open"],
    ["In Review", "In_x0020_Review"],
    ["Purchase Invoice", "Purchase_x0020_Invoice"],
    ["G/L Account", "G_x002F_L_x0020_Account"],
    [" ", "_x0020_"],
  ])("MUST write %s as %s and read it back", (plain, encoded) => {
    expect(encodeEnum(plain)).toBe(encoded);
    expect(decodeEnum(encoded)).toBe(plain);
  });

  it("MUST accept plain text, as Microsoft's own tests send it", () => {
    expect(decodeEnum("Purchase Invoice")).toBe("Purchase Invoice");
  });
});
