import { type LocalDate, parseLocalDate } from "@erp-gateway/core";
import { en16931 } from "./en16931/index.ts";
import { SHARES_OF_PAYMENT } from "./en16931/syntax.ts";
import { unusedElements } from "./en16931/unused-elements.ts";
import { gAccount } from "./nlcius/g-account.ts";
import { nlcius } from "./nlcius/index.ts";
import { specification } from "./nlcius/specification.ts";
import { peppol } from "./peppol/index.ts";
import { fromPatterns, type RuleSet, type RuleSetId, together } from "./rule-set.ts";

/** Peppol 3.0.21 brought these; the releases between it and 3.0.19 are not told apart. */
const SINCE_3_0_21: ReadonlySet<string> = new Set([
  "PEPPOL-COMMON-R052",
  "PEPPOL-COMMON-R053",
  "PEPPOL-COMMON-R054",
  "PEPPOL-COMMON-R055",
  "PEPPOL-COMMON-R056-1",
  "PEPPOL-COMMON-R056-2",
  "PEPPOL-COMMON-R057",
  "DK-R-017",
]);

const core = together(fromPatterns(en16931), unusedElements());

/**
 * Newest first. Where a publisher names no day from which a release is checked by, the day of its publication counts.
 * The day of Peppol 3.0.21 is the one its members were given (announced 2026-05-20).
 */
export const RULE_SETS: readonly RuleSet[] = [
  {
    id: "en16931",
    release: "1.3.16",
    title: "EN 16931, bound to UBL 2.1",
    validFrom: day("2026-04-10"),
    rules: core,
  },
  {
    id: "peppol",
    release: "3.0.21",
    title: "Peppol BIS Billing 3.0",
    validFrom: day("2026-08-17"),
    rules: peppol(),
  },
  {
    id: "peppol",
    release: "3.0.19",
    title: "Peppol BIS Billing 3.0",
    validFrom: day("2025-05-29"),
    validUntil: day("2026-08-16"),
    rules: peppol(SINCE_3_0_21),
  },
  {
    id: "nlcius",
    release: "2.0.3.13",
    title: "SI-UBL 2.0 (NLCIUS), with EN 16931",
    validFrom: day("2026-04-10"),
    rules: together(core, fromPatterns([...nlcius, specification])),
  },
  {
    id: "nlcius-gaccount",
    release: "1.0.2.13",
    title: "SI-UBL 2.0 with the G-account extension",
    validFrom: day("2026-04-10"),
    rules: together(fromPatterns([...en16931, ...nlcius, gAccount]), unusedElements(SHARES_OF_PAYMENT)),
  },
];

/**
 * The release that is checked by on that day; without a day, the newest. Before the first known release, that one.
 */
export function releaseOf(id: RuleSetId, on?: LocalDate): RuleSet {
  const releases = RULE_SETS.filter((ruleSet) => ruleSet.id === id);
  const inForce = on === undefined ? releases[0] : releases.find(({ validFrom }) => validFrom <= on);
  const found = inForce ?? releases.at(-1);
  if (found === undefined) throw new RangeError(`there is no rule set ${id}`);
  return found;
}

/** Ids of the rules that the newest release of a rule set brings. */
export const implementedRules = (id: RuleSetId): ReadonlySet<string> =>
  new Set(releaseOf(id).rules.all.map((rule) => rule.id));

/** Rule sets that a document promises to keep, by its specification identifier (BT-24). */
export function ruleSetsFor(specification: string): readonly RuleSetId[] {
  if (specification.includes("urn:fdc:nen.nl:gaccount:v1.0")) return ["nlcius-gaccount"];
  if (specification.includes("urn:fdc:nen.nl:nlcius:v1.0")) return ["nlcius"];
  const isOther = /^urn:cen\.eu:en16931:2017(?!.*urn:fdc:peppol\.eu)/.test(specification);
  return isOther ? ["en16931"] : ["en16931", "peppol"];
}

function day(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date.ok) throw new RangeError(text);
  return date.value;
}
