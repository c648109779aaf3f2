import { format, inspect } from "node:util";
import { expect, it } from "vitest";
import { Secret } from "./secret.ts";

const value = "s3cr3t-0123456789";
const secret = new Secret(value);

it.each([
  ["a template string", `${secret}`],
  ["concatenation", `key=${String(secret)}`],
  ["JSON", JSON.stringify({ secret })],
  ["inspection, nested", inspect({ settings: [{ secret }] }, { depth: 9, showHidden: true })],
  ["console formatting", format("%s %o %j", secret, secret, secret)],
  ["its own properties", Object.entries(secret).join()],
  ["an error message", new Error(`refused ${secret}`).message],
])("MUST NOT show in %s", (_where, printed) => expect(printed).not.toContain(value));

it("MUST print as [secret]", () => {
  expect(`${secret}`).toBe("[secret]");
  expect(JSON.stringify([secret])).toBe('["[secret]"]');
  expect(inspect({ secret })).toBe("{ secret: [secret] }");
});

it("MUST give the value to who asks for it", () => expect(secret.reveal()).toBe(value));

it("MUST hint with four characters, and with none when the secret is short", () => {
  expect(secret.hint).toBe("6789");
  expect(new Secret("01234567890").hint).toBe("");
  expect(new Secret("012345678901").hint).toBe("8901");
});
