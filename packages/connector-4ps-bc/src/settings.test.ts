import { parseSettings, secretFields } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { serviceUrl, settingsSchema } from "./settings.ts";

const GUIDE = { appKey: "5f1c9a60", secret: "a09e5d7c", companyId: "XCNL10019", subscriptionKey: "key from sales" };

function parse(raw: unknown) {
  const settings = parseSettings(settingsSchema, raw);
  if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
  return settings.value;
}

describe("settings", () => {
  it("MUST need no more than the guide asks for, with the guide's envelope as default", () => {
    expect(parse({ ...GUIDE, appKey: " 5f1c9a60 " })).toMatchObject({
      appKey: "5f1c9a60",
      envelopePrefix: "soapenv",
      envelopeNamespace: "http://schemas.xmlsoap.org/soap/envelope/",
      recipientNotation: "NUMERIC",
    });
    expect(secretFields(settingsSchema)).toEqual(["secret", "subscriptionKey"]);
  });

  it("MUST name every wrong field at once", () => {
    const wrong = parseSettings(settingsSchema, {
      ...GUIDE,
      appKey: "",
      envelopePrefix: "a:b",
      fallbackEmail: "nobody",
    });
    expect(wrong.ok ? [] : wrong.faults.map(({ path }) => path)).toEqual([
      "$.settings.appKey",
      "$.settings.envelopePrefix",
      "$.settings.fallbackEmail",
    ]);
  });

  it("MUST refuse the whole text of the clipboard where a key belongs, and secrets in the address", () => {
    const pathsOf = (changed: object) => {
      const parsed = parseSettings(settingsSchema, { ...GUIDE, ...changed });
      expect(JSON.stringify(parsed)).not.toContain("TOPSECRET");
      return parsed.ok ? [] : parsed.faults.map(({ path }) => path);
    };
    expect(pathsOf({ appKey: "APP_KEY:a;SECRET_KEY:TOPSECRET;" })).toEqual(["$.settings.appKey"]);
    for (const baseUrl of ["https://api.example/?subscriptionKey=TOPSECRET", "https://u:TOPSECRET@api.example/"]) {
      expect(pathsOf({ baseUrl })).toEqual(["$.settings.baseUrl"]);
    }
    expect(pathsOf({ secret: "two\nlines" })).toEqual(["$.settings.secret"]);
  });

  it("MUST take what pasting leaves around a secret off", () => {
    const { secret, subscriptionKey } = parse({ ...GUIDE, secret: " a09e5d7c\n", subscriptionKey: "\tkey " });
    expect([secret.reveal(), subscriptionKey.reveal()]).toEqual(["a09e5d7c", "key"]);
  });

  it("MUST go to the environment's service unless told otherwise", () => {
    expect(serviceUrl(parse(GUIDE), "PRODUCTION").href).toBe("https://api.everbinding.nl/soap/v3.1");
    expect(serviceUrl(parse(GUIDE), "ACCEPTANCE").href).toBe("https://testapi.everbinding.nl/soap/v3.1");
    const at = (baseUrl: string) => serviceUrl(parse({ ...GUIDE, baseUrl }), "PRODUCTION").href;
    expect(at("http://127.0.0.1:4020")).toBe("http://127.0.0.1:4020/soap/v3.1");
    expect(at("http://127.0.0.1:4020/soap/v3/")).toBe("http://127.0.0.1:4020/soap/v3/");
  });
});
