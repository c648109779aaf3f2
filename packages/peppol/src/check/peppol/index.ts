import { isEmpty } from "../empty.ts";
import { fatal, never, type Pattern } from "../rule.ts";
import { codes } from "./codes.ts";
import { denmark } from "./denmark.ts";
import { allowancesAndPayment, currency, document, priceAllowance, projectOnCreditNote } from "./document.ts";
import { germany } from "./germany.ts";
import { betweenGreeks, greekSender } from "./greece.ts";
import { iceland } from "./iceland.ts";
import { identifiers } from "./identifiers.ts";
import { italy } from "./italy.ts";
import { baseQuantity, line } from "./line.ts";
import { netherlands } from "./netherlands.ts";
import { norway } from "./norway.ts";
import { sweden } from "./sweden.ts";

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

/** Peppol BIS Billing 3.0, release 3.0.21, with the rules of the countries. */
export const peppol: readonly Pattern[] = [
  noEmptyElements,
  [projectOnCreditNote],
  transaction,
  norway,
  denmark,
  italy,
  sweden,
  greekSender,
  betweenGreeks,
  iceland,
  netherlands,
  germany,
  codes,
];
