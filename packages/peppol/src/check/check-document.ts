import type { Finding, LocalDate } from "@erp-gateway/core";
import { modelPathOf } from "../read/model-path.ts";
import { carriersIn } from "../read/read-terms.ts";
import { findStructureFaults, type StructureFault } from "../structure/find-structure-faults.ts";
import { ublName } from "../ubl/names.ts";
import { readUbl } from "../ubl/read-ubl.ts";
import { value } from "../ubl/select.ts";
import { locationOf, type XmlDocument, type XmlElement } from "../xml/index.ts";
import { gatherFacts } from "./facts.ts";
import { releaseOf, ruleSetsFor } from "./releases.ts";
import type { Rule } from "./rule.ts";
import type { RuleSetId } from "./rule-set.ts";
import { noInvoice, unreadable } from "./unreadable.ts";
import { type Counts, MOST_PLACES, type Verdict } from "./verdict.ts";

export interface CheckOptions {
  /** Default: what the document says about itself (BT-24). */
  readonly ruleSets?: readonly RuleSetId[];
  /** Day whose releases of the rule sets apply; default the newest ones. */
  readonly on?: LocalDate;
}

/**
 * Checks the document as it stands, not a model of it: its structure by the UBL 2.1 schema, then the rules. Never
 * throws, and never stops at the first thing that is wrong.
 */
export function checkDocument(bytes: Uint8Array, options: CheckOptions = {}): Verdict {
  const document = readUbl(bytes);
  return document.ok ? checkParsed(document.value, options) : unreadable(document.faults);
}

/** The same for a document that `readUbl` has read. */
export function checkParsed({ root }: XmlDocument, options: CheckOptions = {}): Verdict {
  if (!isInvoiceOrCreditNote(root)) return noInvoice(root);
  const structure: StructureFault[] = [];
  const structureCounts: Record<string, number> = {};
  findStructureFaults(root, (fault) => {
    const count = (structureCounts[fault.code] ?? 0) + 1;
    structureCounts[fault.code] = count;
    if (count <= MOST_PLACES) structure.push(fault);
  });
  const ruleSets = options.ruleSets ?? ruleSetsFor(value(root, "cbc:CustomizationID") ?? "");
  const broken = applyAll(root, ruleSets, options.on);
  let findings: readonly Finding[] | undefined;
  const isFatal = Object.values(broken.counts).some(({ fatal }) => Object.keys(fatal).length > 0);
  const structureValid = structure.length === 0;
  return {
    structureValid,
    valid: structureValid && !isFatal,
    ruleSets,
    counts: broken.counts,
    structureCounts,
    // Places are looked up when somebody wants to know: most callers ask for the verdict alone.
    get findings() {
      findings ??= describe(root, structure, broken.first);
      return findings;
    },
  };
}

const isInvoiceOrCreditNote = (root: XmlElement): boolean => ["Invoice", "CreditNote"].includes(ublName(root) ?? "");

interface Broken {
  readonly ruleSet: RuleSetId;
  readonly rule: Rule;
  readonly element: XmlElement;
}

function applyAll(
  root: XmlElement,
  ruleSets: readonly RuleSetId[],
  on: LocalDate | undefined,
): { readonly counts: Readonly<Partial<Record<RuleSetId, Counts>>>; readonly first: readonly Broken[] } {
  const first: Broken[] = [];
  const facts = gatherFacts(root);
  const counts = ruleSets.map((ruleSet) => {
    const ofSet = { fatal: {} as Record<string, number>, warning: {} as Record<string, number> };
    const places: Broken[] = [];
    releaseOf(ruleSet, on).rules.apply(facts, (rule, element) => {
      const ofSeverity = rule.severity === "FATAL" ? ofSet.fatal : ofSet.warning;
      const count = (ofSeverity[rule.id] ?? 0) + 1;
      ofSeverity[rule.id] = count;
      if (count <= MOST_PLACES) places.push({ ruleSet, rule, element });
    });
    first.push(...places.toSorted((left, right) => left.element.start - right.element.start));
    return [ruleSet, ofSet] as const;
  });
  return { counts: Object.fromEntries(counts), first };
}

function describe(
  root: XmlElement,
  structure: readonly StructureFault[],
  broken: readonly Broken[],
): readonly Finding[] {
  if (structure.length + broken.length === 0) return [];
  const carriers = carriersIn(root);
  const about = (element: XmlElement, path?: string) => ({
    location: locationOf(element),
    line: element.line,
    path: modelPathOf(carriers, element, path),
  });
  return [
    ...structure.map(({ code, message, element }) => ({
      rule: code,
      ruleSet: "ubl-2.1",
      severity: "FATAL" as const,
      message,
      terms: [],
      ...about(element),
    })),
    ...broken.map(({ ruleSet, rule: { id, severity, message, about: path }, element }) => ({
      rule: id,
      ruleSet,
      severity,
      message,
      terms: termsIn(message),
      ...about(element, path),
    })),
  ];
}

/** Messages name the terms they are about. */
const termsIn = (message: string): readonly string[] => [...new Set(message.match(/\bB[TG]-\d+/g))];
