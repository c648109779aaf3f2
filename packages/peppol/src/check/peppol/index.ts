import { isEmpty } from "../empty.ts";
import { fatal, never, type Pattern } from "../rule.ts";
import { codes } from "./codes.ts";
import { allowancesAndPayment, currency, document, priceAllowance, projectOnCreditNote } from "./document.ts";
import { identifiers } from "./identifiers.ts";
import { baseQuantity, line } from "./line.ts";
import { netherlands } from "./netherlands.ts";

const noEmptyElements: Pattern = [
  { on: ["*"], when: isEmpty, rules: [fatal("PEPPOL-EN16931-R008", "an element is empty; leave it out", never)] },
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

/** Peppol BIS Billing 3.0, release 3.0.21: all but the rules of other countries than the Netherlands. */
export const peppol: readonly Pattern[] = [noEmptyElements, [projectOnCreditNote], transaction, codes, netherlands];
