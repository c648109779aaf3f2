import type { Invoice, PaymentMeans } from "@erp-gateway/core";
import { group, leaf } from "./markup.ts";

/** BG-16 to BG-19. A credit note has no other place for the due date (BT-9). */
export const writePaymentMeans = ({ kind, dueDate, paymentMeans }: Invoice): string =>
  paymentMeans.map((means) => onePaymentMeans(means, kind === "CREDIT_NOTE" ? dueDate : undefined)).join("");

const onePaymentMeans = (means: PaymentMeans, dueDate: string | undefined): string =>
  group(
    "cac:PaymentMeans",
    leaf("cbc:PaymentMeansCode", means.code, { name: means.text }),
    leaf("cbc:PaymentDueDate", dueDate),
    leaf("cbc:PaymentID", means.reference),
    means.card === undefined
      ? ""
      : group(
          "cac:CardAccount",
          leaf("cbc:PrimaryAccountNumberID", means.card.number),
          leaf("cbc:NetworkID", "NA"), // required by UBL, no term of EN 16931
          leaf("cbc:HolderName", means.card.holder),
        ),
    group(
      "cac:PayeeFinancialAccount",
      leaf("cbc:ID", means.account),
      leaf("cbc:Name", means.accountName),
      group("cac:FinancialInstitutionBranch", leaf("cbc:ID", means.bic)),
    ),
    group(
      "cac:PaymentMandate",
      leaf("cbc:ID", means.mandate),
      group("cac:PayerFinancialAccount", leaf("cbc:ID", means.debitedAccount)),
    ),
  );
