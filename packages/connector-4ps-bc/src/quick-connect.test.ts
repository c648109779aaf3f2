import { describe, expect, it } from "vitest";
import { parseQuickConnect } from "./quick-connect.ts";

describe("quick connect", () => {
  it("MUST read the platform's clipboard text", () => {
    const read = parseQuickConnect(
      "APP_KEY:5f1c9a60;SECRET_KEY:a09e5d7c;EMAIL_ID:inkoop@delinde.example;COMPANY_ID:XCNL10017;",
    );
    expect(read).toMatchObject({
      ok: true,
      value: { appKey: "5f1c9a60", companyId: "XCNL10017", email: "inkoop@delinde.example" },
    });
    expect(read.ok && read.value.secret.reveal()).toBe("a09e5d7c");
  });

  it("MUST take any order and case, colons in values, unknown keys, and no last semicolon", () => {
    const read = parseQuickConnect("  secret_key:b:c ; LANGUAGE:nl;App_Key: 5f1c9a60 \n");
    expect(read.ok && [read.value.appKey, read.value.secret.reveal()]).toEqual(["5f1c9a60", "b:c"]);
    expect(read.ok && Object.keys(read.value)).toEqual(["appKey", "secret"]);
  });

  it("MUST name everything that is missing at once", () => {
    const codes = (pasted: string) => {
      const read = parseQuickConnect(pasted, "$.quickConnect");
      return read.ok ? [] : read.faults.map(({ code, path }) => `${code} ${path}`);
    };
    expect(codes("hello")).toEqual(["QUICK-CONNECT-01 $.quickConnect", "QUICK-CONNECT-02 $.quickConnect"]);
    expect(codes("APP_KEY:a;SECRET_KEY:;")).toEqual(["QUICK-CONNECT-02 $.quickConnect"]);
  });
});
