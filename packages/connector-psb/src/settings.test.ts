import { parseSettings, secretFields } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { originsOf, psbSettings } from "./settings.ts";

const MINIMAL = { clientId: "id", clientSecret: "s", partyId: "NL:KVK:61234567" };

const faultsOf = (raw: unknown) => {
  const parsed = parseSettings(psbSettings, raw);
  return parsed.ok ? [] : parsed.faults.map(({ path }) => path);
};

describe("psbSettings", () => {
  it("MUST take any notation of the party and normalise it", () => {
    for (const partyId of ["NL:KVK:61234567", "0106:61234567", "iso6523-actorid-upis::NL:KVK:61234567"]) {
      const parsed = parseSettings(psbSettings, { ...MINIMAL, partyId });
      expect(parsed).toMatchObject({ ok: true, value: { partyId: "0106:61234567", sendViaPeppol: true } });
    }
  });

  it("MUST name every wrong field at once", () => {
    const raw = { clientId: "", clientSecret: "s", partyId: "NL:KVK:1", baseUrl: "ftp://x" };
    expect(faultsOf(raw)).toEqual(["$.settings.clientId", "$.settings.partyId", "$.settings.baseUrl"]);
  });

  it("MUST refuse a user name without a password, and the other way round", () => {
    expect(faultsOf({ ...MINIMAL, username: "u" })).toEqual(["$.settings.password"]);
    expect(faultsOf({ ...MINIMAL, password: "p" })).toEqual(["$.settings.password"]);
    expect(faultsOf({ ...MINIMAL, username: "u", password: "p" })).toEqual([]);
  });

  it("MUST mark the credentials as secret", () => {
    expect(secretFields(psbSettings)).toEqual(["clientSecret", "password", "subscriptionKey"]);
  });

  it("MUST go to eConnect unless an address overrides that", () => {
    const origins = (raw: object) => {
      const parsed = parseSettings(psbSettings, { ...MINIMAL, ...raw });
      return parsed.ok ? originsOf(parsed.value, "PRODUCTION") : undefined;
    };
    expect(origins({})).toEqual({ api: "https://psb.econnect.eu", identity: "https://identity.econnect.eu" });
    expect(origins({ baseUrl: "http://127.0.0.1:4020/" })).toEqual({
      api: "http://127.0.0.1:4020",
      identity: "https://identity.econnect.eu",
    });
  });
});
