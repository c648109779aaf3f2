import { has, value } from "../../ubl/select.ts";
import { fatal, filled, present, type RuleContext, warning } from "../rule.ts";
import { hasText, normalized } from "../xpath-text.ts";

const isCreditTransfer = (code: string | undefined): boolean => code === "30" || code === "58";

export const payment: readonly RuleContext[] = [
  {
    on: ["cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID"],
    rules: [
      warning(
        "BR-51",
        "of a card number (BT-87) show 6 digits and 4, at most",
        (number) => normalized(number.trimmed).length <= 10,
      ),
    ],
  },
  {
    on: ["cac:PaymentMeans/cac:PayeeFinancialAccount"],
    when: ({ parent }) =>
      parent !== undefined && ["30", "58"].some((code) => hasText(parent, "cbc:PaymentMeansCode", code)),
    rules: [fatal("BR-50", "the account for a credit transfer (BT-84) is missing", filled("cbc:ID"))],
  },
  {
    on: ["cac:PaymentMeans"],
    rules: [
      fatal("BR-49", "payment means without code (BT-81)", present("cbc:PaymentMeansCode")),
      fatal("BR-61", "a credit transfer needs the account (BT-84)", {
        about: "cac:PayeeFinancialAccount/cbc:ID",
        holds: (means) =>
          !isCreditTransfer(value(means, "cbc:PaymentMeansCode")) || has(means, "cac:PayeeFinancialAccount/cbc:ID"),
      }),
    ],
  },
];
