import { describe, expect, it } from "vitest";
import { z } from "zod";
import { faultsOf, trusted } from "../../test/world.ts";
import { parseSettings, secretField, secretFields, settingsJsonSchema } from "./settings.ts";

const schema = z.strictObject({
  companyId: z.string().regex(/^XC/, "a company id starts with XC"),
  port: z.number().int().positive().default(443),
  appSecret: secretField("App Secret", "Shown once"),
  subscriptionKey: secretField("Subscription key", "From the portal").optional(),
});
const VALID = { companyId: "XCNL10019", appSecret: "open sesame 1234" };

describe("secret fields", () => {
  it("MUST be known by name, optional ones included", () => {
    expect(secretFields(schema)).toEqual(["appSecret", "subscriptionKey"]);
    expect(secretFields(z.strictObject({}))).toEqual([]);
  });

  it("MUST arrive as secrets, and absent ones not at all", () => {
    const settings = trusted(parseSettings(schema, VALID));
    expect(settings.appSecret.reveal()).toBe("open sesame 1234");
    expect(JSON.stringify(settings)).toBe('{"companyId":"XCNL10019","port":443,"appSecret":"[secret]"}');
  });
});

it("MUST tell a form which fields there are, which are required and which are secret", () => {
  const { properties, required } = settingsJsonSchema(schema);
  expect(Object.keys(properties ?? {})).toEqual(["companyId", "port", "appSecret", "subscriptionKey"]);
  expect(properties).toMatchObject({
    appSecret: { type: "string", title: "App Secret", description: "Shown once", secret: true },
    subscriptionKey: { secret: true },
  });
  expect(properties?.["companyId"]).not.toHaveProperty("secret");
  expect(required).toEqual(["companyId", "appSecret"]);
});

describe("wrong settings", () => {
  it("MUST be named all at once, with their paths", () => {
    expect(faultsOf(parseSettings(schema, { companyId: "NL1", port: -1, appSecret: "", colour: "red" }))).toEqual([
      "SETTINGS-INVALID $.settings.companyId",
      "SETTINGS-INVALID $.settings.port",
      "SETTINGS-INVALID $.settings.appSecret",
      "SETTINGS-UNKNOWN-FIELD $.settings",
    ]);
  });

  it("MUST never show a value", () => {
    const shown = "hunter2-hunter2";
    const [asText, asNumber] = [
      parseSettings(schema, { companyId: shown, port: shown, appSecret: [shown], subscriptionKey: { [shown]: shown } }),
      parseSettings(schema, shown),
    ];
    expect(faultsOf(asText)).toHaveLength(4);
    expect(faultsOf(asNumber)).toEqual(["SETTINGS-INVALID $.settings"]);
    expect(JSON.stringify([asText, asNumber])).not.toContain(shown);
  });

  it("MUST be placed where the caller keeps them", () => {
    expect(faultsOf(parseSettings(schema, { ...VALID, port: "443" }, "$.input"))).toEqual([
      "SETTINGS-INVALID $.input.port",
    ]);
  });
});
