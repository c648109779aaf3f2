import { parseSettings, Secret, secretFields, settingsJsonSchema } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { settings } from "./settings.ts";

const REQUIRED = {
  tenantId: "delinde.example",
  environmentName: "Production",
  companyId: "C1D5A8F2-3B0E-4F5A-8C6D-7E9F0A1B2C3D",
  clientId: "app",
  clientSecret: "very secret",
};

describe("settings", () => {
  it("MUST do with the required fields", () => {
    const parsed = parseSettings(settings, REQUIRED);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        companyId: "c1d5a8f2-3b0e-4f5a-8c6d-7e9f0a1b2c3d",
        clientSecret: expect.any(Secret),
        baseUrl: "https://api.businesscentral.dynamics.com",
        loginUrl: "https://login.microsoftonline.com",
        unitMap: new Map(),
      },
    });
  });

  it("MUST read identifiers and code lists as people type them", () => {
    const typed = {
      registrationNumber: "6123 4567",
      iban: "nl39 rabo 0300 0652 64",
      unitMap: "UUR=HUR, STUK = C62;\n M3=MTQ,",
      vatCategories: "BTW21VERL=AE",
      baseUrl: "http://127.0.0.1:4020/",
    };
    expect(parseSettings(settings, { ...REQUIRED, ...typed })).toMatchObject({
      ok: true,
      value: {
        registrationNumber: "0106:61234567",
        iban: "NL39RABO0300065264",
        unitMap: new Map([
          ["UUR", "HUR"],
          ["STUK", "C62"],
          ["M3", "MTQ"],
        ]),
        vatCategories: new Map([["BTW21VERL", "AE"]]),
        baseUrl: "http://127.0.0.1:4020",
      },
    });
  });

  it("MUST report every wrong field at once", () => {
    const wrong = {
      companyId: "De Linde Bouw",
      registrationNumber: "9944:NL861234571B01",
      iban: "NL39RABO0300065265",
      postedFrom: "1-12-2026",
      unitMap: "UUR:HUR",
      vatCategories: "V=AE,V=K",
      baseUrl: "ftp://x",
      color: "red",
    };
    const parsed = parseSettings(settings, { ...REQUIRED, ...wrong });
    const paths = parsed.ok ? [] : parsed.faults.map(({ path }) => path);
    expect(paths.toSorted()).toEqual([
      "$.settings",
      "$.settings.baseUrl",
      "$.settings.companyId",
      "$.settings.iban",
      "$.settings.postedFrom",
      "$.settings.registrationNumber",
      "$.settings.unitMap",
      "$.settings.vatCategories",
    ]);
  });

  it("MUST offer a flat form of texts in which only the client secret is secret", () => {
    const { properties = {}, required } = settingsJsonSchema(settings);
    expect(secretFields(settings)).toEqual(["clientSecret"]);
    expect(required?.toSorted()).toEqual(Object.keys(REQUIRED).toSorted());
    for (const field of Object.values(properties))
      expect(field).toMatchObject({ type: "string", title: expect.any(String) });
  });
});
