import { describe, expect, it } from "vitest";
import { readQuickConnect } from "./quick-connect.ts";

describe("quick connect", () => {
  it("MUST read the platform's clipboard text, and leave the e-mail address of the administration alone", () => {
    const pasted = "APP_KEY:5f1c9a60;SECRET_KEY:a09e5d7c;EMAIL_ID:inkoop@delinde.example;COMPANY_ID:XCNL10017;";
    const value = { appKey: "5f1c9a60", secret: "a09e5d7c", companyId: "XCNL10017" };
    expect(readQuickConnect(pasted, "$")).toEqual({ ok: true, value });
  });

  it("MUST take any order and case, colons in values, unknown keys, and no last semicolon", () => {
    const read = readQuickConnect("  secret_key:b:c ; LANGUAGE:nl;App_Key: 5f1c9a60 \n", "$");
    expect(read).toEqual({ ok: true, value: { appKey: "5f1c9a60", secret: "b:c" } });
  });

  it("MUST name everything that is missing at once, and show nothing of what was pasted", () => {
    const codes = (pasted: string) => {
      const read = readQuickConnect(pasted, "$.quickConnect");
      expect(JSON.stringify(read)).not.toContain("hunter2");
      return read.ok ? [] : read.faults.map(({ code, path }) => `${code} ${path}`);
    };
    expect(codes("hunter2")).toEqual(["QUICK-CONNECT-01 $.quickConnect", "QUICK-CONNECT-02 $.quickConnect"]);
    expect(codes("APP_KEY:hunter2;SECRET_KEY:;")).toEqual(["QUICK-CONNECT-02 $.quickConnect"]);
  });
});
