import { describe, expect, it } from "vitest";
import { parseFaultText, toErrorCode } from "./faults.ts";

describe("fault texts", () => {
  it.each([
    ["Invalid consumer key or no such app available in registry [ERRIAU6000007].", "ERRIAU6000007"],
    ["De omgeving is geblokkeerd. Betaal deze. [ERRPRO1000002]", "ERRPRO1000002"],
    ["first [A], then\nsecond line [ERRXSL4000001].", "ERRXSL4000001"],
  ])("MUST find the code in the last brackets of %j", (text, code) => {
    expect(parseFaultText(text).code).toBe(code);
  });

  it("MUST give the message without its code, and a text without code as it is", () => {
    expect(parseFaultText("Not [here] but there [ERRGRP3000006].")).toEqual({
      message: "Not [here] but there",
      code: "ERRGRP3000006",
    });
    expect(parseFaultText(" Invalid signature. ")).toEqual({ message: "Invalid signature." });
    expect(parseFaultText("Empty [].")).toEqual({ message: "Empty []." });
  });

  it("MUST cut a text that nobody would read to its end, whatever is in it", () => {
    for (const part of ["[", "]", "[]", "a"]) {
      const { message, code } = parseFaultText(part.repeat(2_000_000));
      expect([message.length, code]).toEqual([1_000, undefined]);
    }
    expect(parseFaultText(`${"x".repeat(5_000)} [ERRXSL4000001].`)).toMatchObject({ code: "ERRXSL4000001" });
  });
});

describe("fault codes", () => {
  it.each([
    ["DEFAULT_ERROR_CODE999", "UNAVAILABLE"],
    ["ERRIAU6000007", "AUTH_REJECTED"],
    ["ERRPRO1000002", "ACCOUNT_BLOCKED"],
    ["ERRPRO1000003", "ACCOUNT_BLOCKED"],
    ["ERRPRO1000004", "ACCOUNT_BLOCKED"],
    ["ERRCDO4000041", "CONFIGURATION_INVALID"],
    ["ERRIER8000006", "UNAVAILABLE"],
    ["ERRGRP3000006", "NOT_PERMITTED"],
    ["ERRSND4000001", "REMOTE_REFUSED"],
    ["ERRXSL4000001", "REMOTE_REFUSED"],
    ["ERRDMN8000003", "NOT_READY"],
    ["VersionMismatch", "CONFIGURATION_INVALID"],
  ])("MUST take %s for %s", (code, expected) => {
    expect(toErrorCode(code)).toBe(expected);
  });

  it.each([
    ["ERRACC1000099", "REMOTE_REFUSED"],
    ["ERRACC2000099", "REMOTE_REFUSED"],
    ["ERRACC3000099", "NOT_PERMITTED"],
    ["ERRACC4000099", "REMOTE_REFUSED"],
    ["ERRACC6000099", "AUTH_REJECTED"],
    ["ERRACC8000099", "UNAVAILABLE"],
    ["ERRACC7000099", "UNAVAILABLE"],
    ["SOMETHING_ELSE", "UNAVAILABLE"],
    [undefined, "UNAVAILABLE"],
  ])("MUST judge the unknown code %s by its series: %s", (code, expected) => {
    expect(toErrorCode(code)).toBe(expected);
  });
});
