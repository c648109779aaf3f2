import { randomBytes } from "node:crypto";
import { DEFAULT_POLICY } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config.ts";
import { DEFAULT_EGRESS } from "./http/egress.ts";

const KEY = randomBytes(32).toString("base64");

/** The lines of the error, `NAME: what it should be`. */
function complaints(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("readConfig", () => {
  it("MUST need nothing", () => {
    expect(readConfig({})).toEqual({
      host: "127.0.0.1",
      port: 4000,
      dataFolder: "./data",
      publicUrl: undefined,
      sealKeys: undefined,
      logLevel: "info",
      policy: DEFAULT_POLICY,
      egress: DEFAULT_EGRESS,
      webhookAllow: undefined,
      sandboxPort: 4020,
    });
  });

  it("MUST take every variable, and leave others alone", () => {
    const config = readConfig({
      PATH: "/bin",
      ERP_GATEWAY_HOST: "0.0.0.0",
      ERP_GATEWAY_PORT: "8080",
      ERP_GATEWAY_DATA: "/var/lib/gateway",
      ERP_GATEWAY_PUBLIC_URL: "https://gateway.example.org/erp//",
      ERP_GATEWAY_SEAL_KEYS: `2027:${KEY},2026:${randomBytes(32).toString("base64url")}`,
      ERP_GATEWAY_LOG_LEVEL: "debug",
      ERP_GATEWAY_POLL_INBOX_SECONDS: "60",
      ERP_GATEWAY_CONNECTION_CONCURRENCY: "9",
      ERP_GATEWAY_CONNECTION_CALLS_PER_SECOND: "7",
      ERP_GATEWAY_WEBHOOK_ALLOW: "10.0.0.0/8, receiver.internal",
      ERP_GATEWAY_SANDBOX_PORT: "0",
    });
    expect(config).toMatchObject({
      host: "0.0.0.0",
      port: 8080,
      dataFolder: "/var/lib/gateway",
      publicUrl: "https://gateway.example.org/erp",
      logLevel: "debug",
      policy: { ...DEFAULT_POLICY, pollInboxMs: 60_000, jobsPerConnection: 9 },
      egress: { ...DEFAULT_EGRESS, concurrency: 9, perSecond: 7 },
      sandboxPort: 0,
    });
    expect(config.sealKeys?.map(({ id, key }) => [id, key.length])).toEqual([
      ["2027", 32],
      ["2026", 32],
    ]);
    expect(Buffer.from(config.sealKeys?.[0]?.key ?? []).toString("base64")).toBe(KEY);
    expect([...(config.webhookAllow?.hosts ?? [])]).toEqual(["receiver.internal"]);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it("MUST name every bad variable at once, with what it should be", () => {
    const lines = complaints({
      ERP_GATEWAY_PORT: "http",
      ERP_GATEWAY_PUBLIC_URL: "gateway",
      ERP_GATEWAY_POLL_INBOX_SECONDS: "0",
      ERP_GATEWAY_SANDBOX_PORT: "65536",
    });
    expect(lines).toEqual([
      "ERP_GATEWAY_PORT: a port number",
      "ERP_GATEWAY_PUBLIC_URL: an absolute http or https URL",
      "ERP_GATEWAY_POLL_INBOX_SECONDS: a number of seconds, 1 to 86400",
      "ERP_GATEWAY_SANDBOX_PORT: a port number",
    ]);
  });

  it.each([
    ["ERP_GATEWAY_PORT", ["", " ", "-1", "80.5", "1e3", "0x50", "65536", "80 "]],
    ["ERP_GATEWAY_POLL_INBOX_SECONDS", ["", "0", "0.5", "Infinity", "NaN", "86401"]],
    ["ERP_GATEWAY_PUBLIC_URL", ["", "localhost:4000", "/hooks", "ftp://x.test", "javascript:alert(1)"]],
    ["ERP_GATEWAY_LOG_LEVEL", ["", "INFO", "verbose"]],
    ["ERP_GATEWAY_HOST", [""]],
    [
      "ERP_GATEWAY_WEBHOOK_ALLOW",
      ["", "10.0.0.0/33", "10.0.0.0/", "::1/129", "a,", "http://a", "10.0.0.0/8/8", "*.internal"],
    ],
    ["ERP_GATEWAY_DATA", [""]],
    [
      "ERP_GATEWAY_SEAL_KEYS",
      ["", KEY, `a b:${KEY}`, "a:c2hvcnQ=", `a:${KEY}:b`, `a:${KEY},`, `a:${KEY}${KEY}`, `a:${KEY},a:${KEY}`],
    ],
  ])("MUST refuse %s as %j", (name, values) => {
    for (const value of values) {
      const lines = complaints({ [name]: value });
      expect({ value, lines }).toEqual({ value, lines: [expect.stringContaining(`${name}: `)] });
    }
  });

  it("MUST NOT repeat a key that it refuses", () => {
    expect(complaints({ ERP_GATEWAY_SEAL_KEYS: `a:${KEY},a:${KEY}` }).join()).not.toContain(KEY);
    expect(complaints({ ERP_GATEWAY_SEAL_KEYS: `a:${KEY}x` }).join()).not.toContain(KEY);
  });
});
