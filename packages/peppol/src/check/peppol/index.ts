import type { Facts } from "../facts.ts";
import { fatal, never, type Pattern } from "../rule.ts";
import { fromPatterns, onlyFor, type RuleGroup, together, without } from "../rule-set.ts";
import { hasText } from "../xpath-text.ts";
import { codes } from "./codes.ts";
import { denmark } from "./denmark.ts";
import {
  allowancesAndPayment,
  currency,
  document,
  isBetweenGermans,
  priceAllowance,
  projectOnCreditNote,
} from "./document.ts";
import { germany } from "./germany.ts";
import { betweenGreeks, greekSender, isGreek } from "./greece.ts";
import { iceland } from "./iceland.ts";
import { identifiers } from "./identifiers.ts";
import { italy } from "./italy.ts";
import { baseQuantity, line } from "./line.ts";
import { netherlands } from "./netherlands.ts";
import { norway } from "./norway.ts";
import { sweden } from "./sweden.ts";

const SELLER_COUNTRY = "cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode";

const noEmptyElements: Pattern = [
  { on: ["*:empty"], rules: [fatal("PEPPOL-EN16931-R008", "an element is empty; leave it out", never)] },
];

const transaction: Pattern = [
  ...document,
  ...allowancesAndPayment,
  ...currency,
  ...line,
  priceAllowance,
  baseQuantity,
  ...identifiers,
];

/** Which documents the rules of a country are about; the others do not pay for them. */
const NATIONAL: readonly { readonly patterns: readonly Pattern[]; readonly isConcerned: (facts: Facts) => boolean }[] =
  [
    { patterns: [norway], isConcerned: ({ taxCountries }) => taxCountries.sender === "NO" },
    { patterns: [denmark], isConcerned: ({ sellerCountry }) => sellerCountry === "DK" },
    { patterns: [italy], isConcerned: ({ taxCountries }) => taxCountries.sender === "IT" },
    { patterns: [sweden], isConcerned: ({ root }) => hasText(root, SELLER_COUNTRY, "SE") },
    {
      patterns: [greekSender, betweenGreeks],
      isConcerned: ({ taxCountries }) => isGreek(taxCountries.sender) || isGreek(taxCountries.seller),
    },
    { patterns: [iceland], isConcerned: ({ sellerCountry }) => sellerCountry === "IS" },
    { patterns: [netherlands], isConcerned: ({ sellerCountry }) => sellerCountry === "NL" },
    { patterns: [germany], isConcerned: isBetweenGermans },
  ];

/**
 * Peppol BIS Billing 3.0, release 3.0.21, with the rules of the countries.
 * @param left - ids of rules to leave out
 */
export const peppol = (left: ReadonlySet<string> = new Set()): RuleGroup =>
  together(
    fromPatterns(without([noEmptyElements, [projectOnCreditNote], transaction, codes], left)),
    ...NATIONAL.map(({ patterns, isConcerned }) => onlyFor(isConcerned, fromPatterns(without(patterns, left)))),
  );
