import { expect, it } from "vitest";
import { allowsAddress, allowsHost, parseWebhookAllow } from "./webhook-allow.ts";

const allow = (entries: string) => parseWebhookAllow(entries.split(" "));

it("MUST be ranges of addresses, single ones included, and names as they are written", () => {
  const given = allow("10.1.0.0/16 127.0.0.1 fd00::/8 ::1 Receiver.Internal");
  if (given === undefined) return expect.fail("not understood");
  const inside = "10.1.0.0 10.1.255.255 127.0.0.1 fd12::1 ::1";
  const outside = "10.0.255.255 10.2.0.0 127.0.0.2 fe80::1 ::2 8.8.8.8";
  expect(inside.split(" ").filter((address) => !allowsAddress(given, address))).toEqual([]);
  expect(outside.split(" ").filter((address) => allowsAddress(given, address))).toEqual([]);
  const names = ["receiver.internal", "other.internal", "sub.receiver.internal", "receiver.internal.example.org"];
  expect(names.map((name) => allowsHost(given, name))).toEqual([true, false, false, false]);
});

it.each([
  "10.0.0.0/33",
  "::1/129",
  "10.0.0.0/",
  "10.0.0.0/8/8",
  "10.0.0.0/-1",
  "a b",
  "*.internal",
  "http://a",
  "-a",
  "",
])("MUST NOT be %j", (entry) => {
  expect(parseWebhookAllow([entry])).toBeUndefined();
});
