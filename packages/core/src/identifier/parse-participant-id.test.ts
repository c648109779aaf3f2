import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseLegalId, parseParticipantId, sameParty, toTextForm } from "./parse-participant-id.ts";
import type { ParticipantId } from "./participant-id.ts";
import { SCHEMES } from "./schemes.ts";

const id = (text: string): ParticipantId => {
  const parsed = parseParticipantId(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.faults[0]?.code}`);
  return parsed.value;
};

describe("parseParticipantId", () => {
  it.each([
    "0106:12345678",
    "NL:KVK:12345678",
    "nl:kvk:12345678",
    "iso6523-actorid-upis::NL:KVK:12345678",
    "ISO6523-ACTORID-UPIS::0106:12345678",
    "0106:1234 5678",
    " 0106 : 12.34.56.78 ",
    "'0106:12345678",
    "0106:'12345678",
    "KVK 12345678",
    "KvK: 12345678",
    "KvK-nummer: 12345678",
    "kvk nr. 12345678",
    "KVK12345678",
    "12345678",
    "’12345678",
    "1234\u00a05678\u200b",
  ])("MUST read %j as a KvK number", (text) =>
    expect(parseParticipantId(text)).toEqual({ ok: true, value: "0106:12345678" }),
  );

  it.each([
    ["NL123456789B01", "9944:NL123456789B01"],
    ["nl 1234.56.789.b01", "9944:NL123456789B01"],
    ["NL:VAT:123456789B01", "9944:NL123456789B01"],
    ["BTW NL123456789B01", "9944:NL123456789B01"],
    ["btw-nummer: DE123456789", "9930:DE123456789"],
    ["BE 0899.965.307", "9925:BE0899965307"],
    ["9925:0899965307", "9925:BE0899965307"],
    ["KBO 0899.965.307", "0208:0899965307"],
    ["BE:CBE:0476306127", "9956:0476306127"],
    ["5055953900605", "0088:5055953900605"],
    ["gln:5055953900605", "0088:5055953900605"],
    ["00000004000000000000", "0190:00000004000000000000"],
    ["OIN 00000004000000000000", "0190:00000004000000000000"],
    ["NL:OINO:00000004000000000000", "0190:00000004000000000000"],
    ["NL:OIN:00000004000000000000", "9954:00000004000000000000"],
    ["DUNS 12-345-6789", "0060:123456789"],
    ["LEI:529900t8bm49aursdo55", "0199:529900T8BM49AURSDO55"],
    ["0204:991-01234-56", "0204:991-01234-56"],
    ["0225:784301772", "0225:784301772"],
    ["DK:ERST:12345678", "0198:DK12345678"],
  ])("MUST read %j as %s", (text, expected) => expect(parseParticipantId(text)).toEqual({ ok: true, value: expected }));

  it("MUST let an unknown four-digit scheme pass as it is", () => {
    expect(parseParticipantId("0777:Ab.c-1")).toEqual({ ok: true, value: "0777:Ab.c-1" });
  });

  it.each([
    ["0106:1234567", "ID-KVK-01"],
    ["NL:KVK:SENDER", "ID-KVK-01"],
    ["0106:NL:KVK:12345678", "ID-KVK-01"],
    ["0190:0000000412345678000", "ID-OIN-01"],
    ["GLN:123456789", "ID-GLN-01"],
    ["9944:NL12345678B01", "ID-VAT-NL-01"],
    ["BE:VAT:BE12345", "ID-VAT-BE-01"],
    ["0208:899965307", "ID-BE-EN-01"],
    ["0060:12345678", "ID-DUNS-01"],
    ["0199:529900T8BM49AURSDOAB", "ID-LEI-01"],
    ["0198:DK1234567", "ID-DK-ERST-01"],
    ["0777:", "ID-01"],
    ["0777:a b", "ID-01"],
    [`0777:${"x".repeat(51)}`, "ID-01"],
    ["", "ID-01"],
    ["GLN", "ID-01"],
    ["Leiden", "ID-01"],
    ["XCNL10017", "ID-01"],
    ["NL39RABO0300065264", "ID-01"],
    ["123456789", "ID-02"],
    ["0899965307", "ID-02"],
    ["556622-6199", "ID-02"],
    ["DE123456789", "ID-02"],
  ])("MUST refuse %j as %s", (text, code) => {
    expect(parseParticipantId(text, "$.endpointId")).toMatchObject({
      ok: false,
      faults: [{ code, path: "$.endpointId" }],
    });
  });

  it("MUST NOT judge check digits", () => expect(parseParticipantId("0088:1234567890123").ok).toBe(true));

  it("MUST leave alone what it made, in every scheme and in the text form too", () => {
    const scheme = fc.constantFrom("0007", "0106", "0088", "0190", "0777", "9930");
    fc.assert(
      fc.property(scheme, fc.stringMatching(/^\d{8,20}$/), (number, value) => {
        const parsed = parseParticipantId(`${number}:${value}`);
        if (!parsed.ok) return;
        expect(parseParticipantId(parsed.value)).toEqual(parsed);
        expect(parseParticipantId(toTextForm(parsed.value))).toEqual(parsed);
      }),
    );
  });

  it("MUST answer any text at all with a value or a fault", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => typeof parseParticipantId(text).ok === "boolean"));
  });
});

describe("parseLegalId", () => {
  it("MUST accept what names a party in the trade register", () => {
    expect(parseLegalId("KVK 12345678")).toEqual({ ok: true, value: "0106:12345678" });
  });

  it.each(["NL123456789B01", "9944:NL123456789B01", "9999:x"])("MUST refuse the 9… scheme of %j", (text) => {
    expect(parseLegalId(text, "$.legalId")).toMatchObject({
      ok: false,
      faults: [{ code: "ID-LEGAL-01", path: "$.legalId" }],
    });
  });

  it("MUST report a malformed value as such", () => {
    expect(parseLegalId("0106:1")).toMatchObject({ ok: false, faults: [{ code: "ID-KVK-01" }] });
  });
});

it("MUST write the text form, and keep the number of an unknown scheme", () => {
  expect(toTextForm(id("0106:12345678"))).toBe("NL:KVK:12345678");
  expect(toTextForm(id("0088:5055953900605"))).toBe("GLN:5055953900605");
  expect(toTextForm(id("0777:abc"))).toBe("0777:abc");
});

it("MUST compare values without regard to case, and schemes exactly", () => {
  expect(sameParty(id("0777:abc"), id("0777:ABC"))).toBe(true);
  expect(sameParty(id("0190:00000004000000000000"), id("9954:00000004000000000000"))).toBe(false);
});

it("MUST hold each scheme number and text form once, in the form documents carry", () => {
  expect(new Set(SCHEMES.map((scheme) => scheme.number)).size).toBe(SCHEMES.length);
  expect(new Set(SCHEMES.map((scheme) => scheme.text)).size).toBe(SCHEMES.length);
  for (const { number, text, name } of SCHEMES)
    expect(`${number} ${text} ${name}`).toMatch(/^\d{4} [A-Z]+(:[A-Z]+)? .{3,}$/);
});
