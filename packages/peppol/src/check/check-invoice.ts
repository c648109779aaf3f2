import type { Finding } from "@erp-gateway/core";
import { modelPathOf } from "../read/model-path.ts";
import { carriersIn } from "../read/read-invoice.ts";
import type { Carrier } from "../read/term.ts";
import { readUbl } from "../ubl/read-ubl.ts";
import { ublName, value } from "../ubl/select.ts";
import { locationOf, type XmlElement } from "../xml/index.ts";
import { compileRules } from "./apply-rules.ts";
import { en16931 } from "./en16931/index.ts";
import { ONE_PAYMENT_ONLY } from "./en16931/syntax.ts";
import { gatherFacts } from "./facts.ts";
import { nlcius } from "./nlcius/index.ts";
import { peppol } from "./peppol/index.ts";
import type { Pattern, Rule } from "./rule.ts";

/** Which rules a document promises to keep (BT-24). */
export type RuleSet = "EN16931" | "PEPPOL" | "NLCIUS" | "NLCIUS_G_ACCOUNT";

const without = (patterns: readonly Pattern[], ids: ReadonlySet<string>): readonly Pattern[] =>
  patterns.map((pattern) =>
    pattern.map((context) => ({ ...context, rules: context.rules.filter(({ id }) => !ids.has(id)) })),
  );

const PATTERNS: Readonly<Record<RuleSet, readonly Pattern[]>> = {
  EN16931: en16931,
  PEPPOL: [...en16931, ...peppol],
  NLCIUS: [...en16931, ...nlcius],
  NLCIUS_G_ACCOUNT: [...without(en16931, ONE_PAYMENT_ONLY), ...nlcius],
};

const APPLY: Readonly<Record<RuleSet, ReturnType<typeof compileRules>>> = {
  EN16931: compileRules(PATTERNS.EN16931),
  PEPPOL: compileRules(PATTERNS.PEPPOL),
  NLCIUS: compileRules(PATTERNS.NLCIUS),
  NLCIUS_G_ACCOUNT: compileRules(PATTERNS.NLCIUS_G_ACCOUNT),
};

/** Ids of the rules that `checkInvoice` knows. */
export const implementedRules = (ruleSet: RuleSet): ReadonlySet<string> =>
  new Set(PATTERNS[ruleSet].flat().flatMap(({ rules }) => rules.map(({ id }) => id)));

/** A document that breaks more than this is of no use to anybody; the rest is left out. */
const MOST_FINDINGS = 1_000;

/**
 * Checks the document as it stands, not a model of it. Never throws: an unreadable document is a fatal finding.
 * @param ruleSet - default: what the document says about itself
 */
export function checkInvoice(bytes: Uint8Array, ruleSet?: RuleSet): readonly Finding[] {
  const document = readUbl(bytes);
  if (!document.ok) {
    return document.faults.map(({ code, message }) => unreadable(code, message, "/", lineIn(message)));
  }
  const { root } = document.value;
  if (!isInvoiceOrCreditNote(root)) {
    return [unreadable("UBL-ROOT", "neither a UBL 2.1 Invoice nor a CreditNote", locationOf(root), root.line)];
  }
  const broken: [Rule, XmlElement][] = [];
  APPLY[ruleSet ?? ruleSetOf(root)](gatherFacts(root), (rule, element) => {
    if (broken.length < MOST_FINDINGS) broken.push([rule, element]);
  });
  if (broken.length === 0) return [];
  const carriers = carriersIn(root);
  return broken.map(([rule, element]) => toFinding(rule, element, carriers));
}

function ruleSetOf(root: XmlElement): RuleSet {
  const specification = value(root, "cbc:CustomizationID") ?? "";
  if (specification.includes("urn:fdc:nen.nl:gaccount:v1.0")) return "NLCIUS_G_ACCOUNT";
  if (specification.includes("urn:fdc:nen.nl:nlcius:v1.0")) return "NLCIUS";
  const isOther = /^urn:cen\.eu:en16931:2017(?!.*urn:fdc:peppol\.eu)/.test(specification);
  return isOther ? "EN16931" : "PEPPOL";
}

const isInvoiceOrCreditNote = (root: XmlElement): boolean => ["Invoice", "CreditNote"].includes(ublName(root) ?? "");

const toFinding = (
  { id, severity, message, about }: Rule,
  element: XmlElement,
  carriers: ReadonlyMap<XmlElement, Carrier>,
): Finding => ({
  rule: id,
  severity,
  message,
  location: locationOf(element),
  line: element.line,
  path: modelPathOf(carriers, element, about),
});

const unreadable = (rule: string, message: string, location: string, line: number): Finding => ({
  rule,
  severity: "FATAL",
  message,
  location,
  line,
  path: "$",
});

const lineIn = (message: string): number => Number(/^line (\d+)/.exec(message)?.[1] ?? 1);
