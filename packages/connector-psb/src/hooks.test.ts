import { createHmac } from "node:crypto";
import { type HookFact, type ParticipantId, Secret } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { createHooks } from "./hooks.ts";

const never = async () => expect.fail("reading a hook calls nobody");
const hooks = createHooks(
  { call: never, read: never, callAnonymously: never },
  () => "0106:12345678" as ParticipantId,
  undefined,
);

const NLCIUS =
  "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0::2.1";
const EVENT = {
  topic: "InvoiceSent",
  partyId: "NL:KVK:SENDER",
  hookId: "111",
  documentId: "f96bad15-0500-4d80-b883-1a82c01b8f93",
  message: "'Invoice' successfully sent: 'ffb4b016-5c24-4bbb-b56c-3571ec4bb6a2@econnect.eu'.",
  details: {
    sender: "NL:KVK:SENDER",
    id: "12115120",
    sourceDocumentTypeId: NLCIUS,
    attempt: "1",
    targetDocumentTypeId: NLCIUS,
    endpoint: "https://accp-ap.econnect.eu/as4/v1",
    recipient: "NL:KVK:RECEIVER",
    protocol: "As4",
    messageId: "f96bad15-0500-4d80-b883-1a82c01b8f93@econnect.eu",
    returnedMessageId: "ffb4b016-5c24-4bbb-b56c-3571ec4bb6a2@econnect.eu",
  },
  createdOn: "2022-01-21T10:03:18.3726197+00:00",
  sentOn: "2022-01-21T10:03:18.5951881+00:00",
};
const PRETTY = JSON.stringify(EVENT, undefined, 4);
const SECRET = new Secret("secret");

const read = (body: string, hex: string | undefined, receivedAt: string, secret = SECRET) =>
  hooks.read(
    {
      headers: hex === undefined ? {} : { "x-econnect-signature": `sha256=${hex}` },
      body: new TextEncoder().encode(body),
      receivedAt: new Date(receivedAt),
    },
    secret,
  );

const sign = (body: string) => createHmac("sha256", "secret").update(body).digest("hex");

const readEvent = (changed: Readonly<Record<string, unknown>>) => {
  const body = JSON.stringify({ ...EVENT, ...changed });
  return read(body, sign(body), EVENT.sentOn);
};

describe("signature vectors of psb-api.md §3.5", () => {
  it.each([
    [
      "CRLF, the official one",
      PRETTY.replaceAll("\n", "\r\n"),
      "8f3382eadc9a5444977205979f22d5a899cae74b75b6aade80c3274b214096f4",
    ],
    ["LF", PRETTY, "61d28342335b2484a5058dd9975b980c48cc9bf96ee40d84f75f8ac709dc1405"],
    ["compact", JSON.stringify(EVENT), "93edfaf924da86a51923e8ff1a435fe4d1b65ba842a369d54753b70cd00f20f2"],
  ])("MUST accept %s", (_name, body, hex) => {
    expect(read(body, hex, EVENT.sentOn)).toMatchObject({ genuine: true, events: [{ fact: { kind: "delivered" } }] });
  });

  it.each([
    ["{}", "77325902caca812dc259733aacd046b73817372c777b8d95b402647474516e13"],
    ["", "f9e66e179b6747ae54108f82f8ade8b3c25d76fd30afde6c395822c530196169"],
  ])("MUST find %j signed, and no event", (body, hex) => {
    expect(read(body, hex, EVENT.sentOn)).toEqual({ genuine: false, code: "HOOK_UNREADABLE", status: 400 });
  });

  it("MUST take secret and body as UTF-8", () => {
    const body =
      '{"topic":"InvoiceReceived","partyId":"NL:KVK:12345678","hookId":"1","documentId":"69fb5e02-7c51-4b62-a469-424054674c4a","message":"ping é€","details":{},"createdOn":"2024-01-01T00:00:00.0000000+00:00","sentOn":"2024-01-01T00:00:00.0000000+00:00"}';
    const hex = "377dfffe17207d046e7abcdaee084b8e15828dde48703d12c28d684e7ba828c3";
    expect(read(body, hex, "2024-01-01T00:00:00Z", new Secret("sécret"))).toMatchObject({
      genuine: true,
      events: [{ fact: { kind: "received", reference: "69fb5e02-7c51-4b62-a469-424054674c4a" } }],
    });
  });
});

describe("what makes a call genuine", () => {
  it.each([undefined, "", "61d28342", sign(`${PRETTY} `)])("MUST refuse the signature %s", (hex) => {
    expect(read(PRETTY, hex, EVENT.sentOn)).toEqual({ genuine: false, code: "HOOK_SIGNATURE_INVALID", status: 401 });
  });

  it.each([
    ["2022-01-21T10:08:18.594Z", true],
    ["2022-01-21T10:08:18.596Z", false],
    ["2022-01-21T09:58:18.596Z", true],
    ["2022-01-21T09:58:18.594Z", false],
  ])("MUST take sentOn within five minutes only: received at %s", (receivedAt, genuine) => {
    expect(read(PRETTY, sign(PRETTY), receivedAt).genuine).toBe(genuine);
  });
});

describe("facts", () => {
  const { documentId, message } = EVENT;

  it.each<[string, Readonly<Record<string, unknown>>, HookFact]>([
    ["InvoiceSent", {}, { kind: "delivered", documentId, message }],
    ["InvoiceSentRetry", {}, { kind: "retrying", documentId, message }],
    ["InvoiceSentError", {}, { kind: "refused", documentId, code: "InvoiceSentError", message }],
    [
      "InvoiceResponseReceived",
      { refToDocumentId: "our-document", details: { statusCode: "AP", status: "Accept" } },
      { kind: "response", documentId: "our-document", status: "AP", buyerStatus: "ACCEPTED", message },
    ],
    [
      "InvoiceResponseReceived",
      { refToDocumentId: "our-document", details: { status: "Reject", note: "wrong order" } },
      {
        kind: "response",
        documentId: "our-document",
        status: "Reject",
        buyerStatus: "REJECTED",
        message: `${message} wrong order`,
      },
    ],
    [
      "InvoiceResponseSentError",
      { refToDocumentId: "their-document" },
      { kind: "response-outcome", reference: "their-document", responseId: documentId, told: false, message },
    ],
    [
      "InvoiceResponseSent",
      { refToDocumentId: "their-document" },
      { kind: "response-outcome", reference: "their-document", responseId: documentId, told: true, message },
    ],
    [
      "MessageLevelStatusReceived",
      { refToDocumentId: "our-document", details: { statusCode: "RE" } },
      { kind: "reported", documentId: "our-document", status: "RE", message },
    ],
    ["InvoiceReceived", {}, { kind: "received", reference: documentId, sender: "NL:KVK:SENDER", number: "12115120" }],
    ["InvoiceReceived", { details: null, message: null }, { kind: "received", reference: documentId }],
    ["InvoiceReceivedError", {}, { kind: "not-received", reference: documentId, message }],
    ["HookPing", { details: {} }, { kind: "ignored", topic: "HookPing" }],
  ])("MUST read %s", (topic, changed, fact) => {
    expect(readEvent({ topic, ...changed })).toMatchObject({
      genuine: true,
      events: [{ fact, occurredAt: new Date("2022-01-21T10:03:18.372Z") }],
    });
  });

  it("MUST ignore a response that names no document: a repetition would not name one either", () => {
    const topic = "InvoiceResponseReceived";
    expect(readEvent({ topic })).toMatchObject({ genuine: true, events: [{ fact: { kind: "ignored", topic } }] });
  });

  it("MUST key each retry by its attempt, and a repetition like the first", () => {
    const keyOf = (changed: Readonly<Record<string, unknown>>) => {
      const reading = readEvent(changed);
      return reading.genuine ? reading.events[0]?.key : undefined;
    };
    const retry = (attempt: string) => keyOf({ topic: "InvoiceSentRetry", details: { attempt } });
    expect(new Set([retry("1"), retry("1"), retry("2"), keyOf({})]).size).toBe(3);
    expect(keyOf({ sentOn: "2022-01-21T10:04:00.0000000+00:00" })).toBe(keyOf({}));
  });
});
