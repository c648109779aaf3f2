import { first } from "../../ubl/select.ts";
import type { CategoryUse, Facts } from "../facts.ts";
import { fatal, type Holds, type Rule } from "../rule.ts";
import { FAMILIES, type Family } from "./vat-family.ts";
import { DEMANDS } from "./vat-parties.ts";

/** For the root: categories that are used stand in the breakdown, and the numbers they ask for are there. */
export const vatOfDocument: readonly Rule[] = FAMILIES.flatMap((family) => {
  const category = `VAT category ${family.code} (${family.name})`;
  const demand = DEMANDS[family.parties].text;
  return [
    fatal(`${family.prefix}-01`, `${category} stands in the breakdown (BG-23) when it is used`, isInBreakdown(family)),
    fatal(`${family.prefix}-02`, `${category} on a line ${demand}`, isDemandMet(family, "LINE")),
    fatal(`${family.prefix}-03`, `${category} on an allowance ${demand}`, isDemandMet(family, "ALLOWANCE")),
    fatal(`${family.prefix}-04`, `${category} on a charge ${demand}`, isDemandMet(family, "CHARGE")),
  ];
});

/** Where there may be one entry per rate, the breakdown holds no category that nothing uses either. */
function isInBreakdown(family: Family): Holds {
  return (_root, facts) => {
    const uses = usesOf(family, facts);
    const entries = uses.filter(({ on }) => on === "BREAKDOWN").length;
    if (family.breakdown === "ONCE") return uses.length === 0 || entries === 1;
    return uses.some(({ on }) => on !== "BREAKDOWN" && on !== "OTHER") === entries > 0;
  };
}

function isDemandMet(family: Family, on: "LINE" | "ALLOWANCE" | "CHARGE"): Holds {
  return (root, facts) => {
    const uses = usesOf(family, facts).filter((use) => use.on === on && isCounted(family, use));
    // BR-S-02 is broken by a category without VAT scheme too, BR-S-03 and BR-S-04 are not.
    const counted = on === "LINE" ? uses : uses.filter(({ isVat }) => isVat);
    return counted.length === 0 || (counted.some(({ isVat }) => isVat) && DEMANDS[family.parties].isMet(root));
  };
}

/** The published rules look at the tax scheme for every category but the standard rate. */
const usesOf = ({ code }: Family, { categories }: Facts): readonly CategoryUse[] =>
  categories.filter((use) => use.code === code && (use.isVat || code === "S"));

/** For category O the allowances and charges of lines do not count. */
function isCounted({ code }: Family, use: CategoryUse): boolean {
  if (code === "O") return use.on === "LINE" || use.isOnDocumentLevel;
  // BR-AF-04 alone overlooks a code with white space around it.
  return code !== "L" || use.on !== "CHARGE" || first(use.element, "cbc:ID")?.text === code;
}
