import type { Pattern, RuleContext } from "../rule.ts";
import { allowancesAndCharges } from "./allowance.ts";
import { codes } from "./codes.ts";
import { document, taxSubtotal, taxTotal, totals } from "./document.ts";
import { itemDetails, line } from "./line.ts";
import { parties } from "./party.ts";
import { payment } from "./payment.ts";
import { references } from "./reference.ts";
import { syntax } from "./syntax.ts";
import { vatCategories } from "./vat-category.ts";
import { vatOfDocument } from "./vat-document.ts";
import { vatSpecial } from "./vat-special.ts";

const wholeDocument: RuleContext = { ...document, rules: [...document.rules, ...vatOfDocument, ...vatSpecial] };

const model: Pattern = [
  wholeDocument,
  totals,
  taxTotal,
  taxSubtotal,
  line,
  ...itemDetails,
  ...allowancesAndCharges,
  ...references,
  ...payment,
  ...parties,
  ...vatCategories,
];

/** EN 16931-1 bound to UBL, release 1.3.16: all but the warnings about elements that carry no term (UBL-CR, UBL-DT-08…28). */
export const en16931: readonly Pattern[] = [model, syntax, codes];
