import type { Fault, Finding } from "@erp-gateway/core";
import { locationOf, type XmlElement } from "../xml/index.ts";
import type { Verdict } from "./verdict.ts";

/** Of what is no XML, or more of it than is read. */
export const unreadable = (faults: readonly Fault[]): Verdict =>
  hopeless(
    faults.map(({ code, message }) => ({
      rule: code,
      ruleSet: "xml",
      message,
      location: "/",
      line: Number(/^line (\d+)/.exec(message)?.[1] ?? 1),
    })),
  );

/** Of XML that is something else. */
export const noInvoice = (root: XmlElement): Verdict =>
  hopeless([
    {
      rule: "UBL-ROOT",
      ruleSet: "ubl-2.1",
      message: "neither a UBL 2.1 Invoice nor a CreditNote",
      location: locationOf(root),
      line: root.line,
    },
  ]);

const hopeless = (faults: readonly Omit<Finding, "severity" | "terms" | "path">[]): Verdict => ({
  structureValid: false,
  valid: false,
  ruleSets: [],
  counts: {},
  structureCounts: countByRule(faults),
  findings: faults.map((fault) => ({ ...fault, severity: "FATAL", terms: [], path: "$" })),
});

function countByRule(faults: readonly { readonly rule: string }[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { rule } of faults) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}
