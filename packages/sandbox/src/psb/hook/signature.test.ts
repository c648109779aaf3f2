import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signatureOf } from "./signature.ts";

const NLCIUS =
  "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0::2.1";

/** The vendor's sample event, members in the order of his documents. */
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

const PRETTY = JSON.stringify(EVENT, null, 4);
const PRETTY_CRLF = PRETTY.replaceAll("\n", "\r\n");

describe("signatureOf", () => {
  it("MUST start from the very bytes of the vendor's vector", () => {
    expect(createHash("sha256").update(PRETTY_CRLF).digest("hex")).toBe(
      "b4e3b646705f94c29f2bb8efffe1894dfa4f080b80d4d707dbcef885320015ec",
    );
  });

  it.each([
    ["pretty, CRLF", PRETTY_CRLF, 1084, "8f3382eadc9a5444977205979f22d5a899cae74b75b6aade80c3274b214096f4"],
    ["pretty, LF", PRETTY, 1064, "61d28342335b2484a5058dd9975b980c48cc9bf96ee40d84f75f8ac709dc1405"],
    ["compact", JSON.stringify(EVENT), 910, "93edfaf924da86a51923e8ff1a435fe4d1b65ba842a369d54753b70cd00f20f2"],
    ["an empty object", "{}", 2, "77325902caca812dc259733aacd046b73817372c777b8d95b402647474516e13"],
    ["an empty body", "", 0, "f9e66e179b6747ae54108f82f8ade8b3c25d76fd30afde6c395822c530196169"],
  ])("MUST agree with the vector: %s", (_name, text, length, hex) => {
    const body = Buffer.from(text);
    expect(body).toHaveLength(length);
    expect(signatureOf(body, "secret")).toBe(`sha256=${hex}`);
  });

  it("MUST take secret and body as UTF-8", () => {
    const body = Buffer.from(
      JSON.stringify({
        topic: "InvoiceReceived",
        partyId: "NL:KVK:12345678",
        hookId: "1",
        documentId: "69fb5e02-7c51-4b62-a469-424054674c4a",
        message: "ping é€",
        details: {},
        createdOn: "2024-01-01T00:00:00.0000000+00:00",
        sentOn: "2024-01-01T00:00:00.0000000+00:00",
      }),
    );
    expect(body).toHaveLength(249);
    expect(signatureOf(body, "sécret")).toBe("sha256=377dfffe17207d046e7abcdaee084b8e15828dde48703d12c28d684e7ba828c3");
  });
});
