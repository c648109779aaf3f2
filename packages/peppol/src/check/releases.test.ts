import { parseLocalDate } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { example } from "../../test/examples.ts";
import { writeInvoice } from "../write/write-invoice.ts";
import { checkDocument } from "./check-document.ts";
import { implementedRules, RULE_SETS, releaseOf, ruleSetsFor } from "./releases.ts";

const day = (text: string) => {
  const date = parseLocalDate(text);
  if (!date.ok) throw new Error(text);
  return date.value;
};

describe("releases", () => {
  it("MUST follow one another without a gap", () => {
    for (const { id, validFrom, validUntil } of RULE_SETS) {
      const next = RULE_SETS.find((other) => other.id === id && other.validFrom > validFrom);
      if (next === undefined) expect(validUntil).toBeUndefined();
      else expect(Date.parse(next.validFrom) - Date.parse(validUntil ?? "")).toBe(86_400_000);
    }
  });

  it("MUST be the one of the day that is asked for, the newest without one, the first known before it", () => {
    expect(releaseOf("peppol").release).toBe("3.0.21");
    expect(releaseOf("peppol", day("2026-08-17")).release).toBe("3.0.21");
    expect(releaseOf("peppol", day("2026-08-16")).release).toBe("3.0.19");
    expect(releaseOf("peppol", day("2019-01-01")).release).toBe("3.0.19");
  });

  it("MUST be usable side by side", () => {
    const text = Buffer.from(writeInvoice(example("onderhoud-woningen.json"), "PEPPOL_BIS_3")).toString();
    const bytes = Buffer.from(text.replaceAll('schemeID="0106">61234567', 'schemeID="0106">6123456'));
    const rule = "PEPPOL-COMMON-R054";
    const warnings = (on?: string) =>
      checkDocument(bytes, on === undefined ? {} : { on: day(on) }).counts.peppol?.warning[rule];
    expect(warnings()).toBeGreaterThan(0);
    expect(warnings("2026-08-16")).toBeUndefined();
    expect(warnings("2026-11-24")).toBe(warnings());
  });

  it("MUST name the business terms of every rule that is about one", () => {
    const aboutNone = /^(UBL-CR-|UBL-DT-|PEPPOL-EN16931-R008$|SI-UBL-2$)/;
    const vague = RULE_SETS.flatMap(({ rules }) => rules.all)
      .filter(({ id, message }) => !aboutNone.test(id) && !/\bB[TG]-\d/.test(message))
      .map(({ id, message }) => `${id}: ${message}`);
    expect([...new Set(vague)]).toEqual([]);
  });

  it("MUST tell every rule once by id, but for those that were published twice", () => {
    expect(implementedRules("en16931").size).toBeGreaterThan(970);
    expect(implementedRules("peppol").size).toBe(165);
  });
});

it.each([
  ["urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", ["en16931", "peppol"]],
  ["urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0", ["nlcius"]],
  [
    "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0#conformant#urn:fdc:nen.nl:gaccount:v1.0",
    ["nlcius-gaccount"],
  ],
  ["urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", ["en16931"]],
  ["urn:cen.eu:en16931:2017", ["en16931"]],
  ["", ["en16931", "peppol"]],
] as const)("MUST check %j by %j", (specification, ruleSets) => {
  expect(ruleSetsFor(specification)).toEqual(ruleSets);
});
