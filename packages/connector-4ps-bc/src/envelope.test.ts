import { describe, expect, it } from "vitest";
import { readAnswer, writeEnvelope } from "./envelope.ts";
import { readFields } from "./wire/read.ts";

const GUIDE = { envelopePrefix: "soapenv", envelopeNamespace: "http://schemas.xmlsoap.org/soap/envelope/" };

const bytes = (xml: string) => new TextEncoder().encode(xml);

describe("requests", () => {
  it("MUST put operation and token into the API's namespace, the envelope into the configured one", () => {
    expect(writeEnvelope(GUIDE, "GetParty", { ReferenceId: "A&B" }, "t<1")).toBe(
      '<?xml version="1.0" encoding="utf-8"?>' +
        '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' +
        '<soapenv:Header><Authentication xmlns="http://api.everbinding.nl/v3_1/">' +
        "<SecurityToken>t&lt;1</SecurityToken></Authentication></soapenv:Header>" +
        '<soapenv:Body><GetParty xmlns="http://api.everbinding.nl/v3_1/">' +
        "<ReferenceId>A&amp;B</ReferenceId></GetParty></soapenv:Body></soapenv:Envelope>",
    );
    expect(writeEnvelope({ ...GUIDE, envelopePrefix: "S" }, "Login", {}, undefined)).not.toContain("Header");
  });
});

describe("answers", () => {
  it.each([
    '<SOAP:Envelope xmlns:SOAP="http://schemas.xmlsoap.org/soap/envelope/"><SOAP:Body><LoginResponse xmlns="http://api.everbinding.nl/v3_1/"><SecurityToken> t </SecurityToken></LoginResponse></SOAP:Body></SOAP:Envelope>',
    '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Header/><Body>\n<a:LoginResponse xmlns:a="http://api.everbinding.nl/v3/"><a:SecurityToken>t</a:SecurityToken></a:LoginResponse></Body></Envelope>',
  ])("MUST be read whatever the prefixes: %s", (xml) => {
    const answer = readAnswer(bytes(xml));
    expect(answer?.root.name).toBe("LoginResponse");
    expect(answer && readFields(answer.document, answer.root, { SecurityToken: "text" })).toEqual({
      SecurityToken: "t",
    });
  });

  it.each(["", "Bad Gateway", "{}", "<html><body><p/></body></html>", "<Envelope><Body/></Envelope>", "<Envelope>"])(
    "MUST NOT take %j for one",
    (body) => {
      expect(readAnswer(bytes(body))).toBeUndefined();
    },
  );
});
