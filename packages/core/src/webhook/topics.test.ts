import { expect, it } from "vitest";
import { isKnownTopic, isSubscribed } from "./topics.ts";

it.each(["INVOICE_POSTED", "INVOICE_*", "DELIVERY_RETRIED_*", "*"])("MUST be known: %s", (topic) => {
  expect(isKnownTopic(topic)).toBe(true);
});

it.each([
  "INVOICE_PAID",
  "INVOICE",
  "INVOICE*",
  "INV_*",
  "invoice_posted",
  "*_POSTED",
  "INVOICE_*_X",
  "**",
  "",
  " ",
  "WEBHOOK_*",
  "WEBHOOK_TESTED",
])("MUST NOT be known: %j", (topic) => {
  expect(isKnownTopic(topic)).toBe(false);
});

const endpoint = { id: "e1", organizationId: "o1", topics: ["INVOICE_*", "CUSTOMER_CREATED"] };
const subject = { type: "Customer", id: "c1" } as const;

it.each([
  ["INVOICE_POSTED", "o1", true],
  ["INVOICE_POSTED", "o2", false],
  ["CUSTOMER_CREATED", "o1", true],
  ["CUSTOMER_CHANGED", "o1", false],
])("MUST filter %s of organization %s by topic and organization", (type, organizationId, expected) => {
  expect(isSubscribed(endpoint, { type, organizationId, subject })).toBe(expected);
});

it("MUST NOT tell of endpoints, except a test to the one that is tested", () => {
  const told = (type: string, id: string) =>
    isSubscribed(
      { ...endpoint, topics: ["*"] },
      { type, organizationId: "o1", subject: { type: "WebhookEndpoint", id } },
    );
  expect([told("WEBHOOK_TESTED", "e1"), told("WEBHOOK_TESTED", "e2"), told("WEBHOOK_CREATED", "e1")]).toEqual([
    true,
    false,
    false,
  ]);
});
