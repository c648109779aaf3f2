import type { Invoice, PaymentMeans } from "@erp-gateway/core";
import { attribute, each, group, leaf, number } from "./markup.ts";

/** BG-16 to BG-19. A credit note has the due date (BT-9) here: at the first payment means. */
export function writePaymentMeans({ kind, dueDate, paymentMeans }: Invoice): string {
  const [first] = paymentMeans;
  return each(paymentMeans, (means) =>
    onePaymentMeans(means, kind === "CREDIT_NOTE" && means === first ? dueDate : undefined),
  );
}

const onePaymentMeans = (means: PaymentMeans, dueDate: string | undefined): string =>
  group(
    "cac:PaymentMeans",
    leaf("cbc:ID", means.id) +
      leaf("cbc:PaymentMeansCode", means.code, attribute("name", means.text)) +
      leaf("cbc:PaymentDueDate", dueDate) +
      leaf("cbc:PaymentID", means.reference) +
      (means.card === undefined
        ? ""
        : group(
            "cac:CardAccount",
            leaf("cbc:PrimaryAccountNumberID", means.card.number) +
              leaf("cbc:NetworkID", "NA") + // required by UBL, no term of EN 16931
              leaf("cbc:HolderName", means.card.holder),
          )) +
      group(
        "cac:PayeeFinancialAccount",
        leaf("cbc:ID", means.account) +
          leaf("cbc:Name", means.accountName) +
          group("cac:FinancialInstitutionBranch", leaf("cbc:ID", means.bic)),
      ) +
      group(
        "cac:PaymentMandate",
        leaf("cbc:ID", means.mandate) + group("cac:PayerFinancialAccount", leaf("cbc:ID", means.debitedAccount)),
      ),
  );

/** BT-20, then the shares of the payment means (NL-GA-01 to NL-GA-03). */
export const writePaymentTerms = ({ paymentTerms, paymentMeans }: Invoice, currency: string): string =>
  group("cac:PaymentTerms", leaf("cbc:Note", paymentTerms)) +
  each(paymentMeans, ({ id, share }) =>
    share === undefined
      ? ""
      : group(
          "cac:PaymentTerms",
          leaf("cbc:PaymentMeansID", id) + leaf("cbc:Note", share.terms) + number("cbc:Amount", share.amount, currency),
        ),
  );
