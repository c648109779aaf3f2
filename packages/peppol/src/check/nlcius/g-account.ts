import { select } from "../../ubl/select.ts";
import { text } from "../../xml/index.ts";
import { amountAt, same, sumAt } from "../amount.ts";
import { fatal, type Holds, type Pattern } from "../rule.ts";
import { hasText } from "../xpath-text.ts";
import { isSiUbl } from "./specification.ts";

const G_ACCOUNT = "#conformant#urn:fdc:nen.nl:gaccount:v1.0";

const exactly =
  (count: number, path: string): Holds =>
  (element) =>
    select(element, path).length === count;

/** The terms NL-GA-01 to NL-GA-04: two means of payment, and how much of the amount due goes by each. */
export const gAccount: Pattern = [
  {
    on: ["cbc:CustomizationID"],
    rules: [
      isSiUbl,
      fatal("BR-GA-0", "the specification identifier (BT-24) does not name the G-account extension", (id) =>
        text(id).includes(G_ACCOUNT),
      ),
    ],
  },
  {
    on: ["/"],
    when: (_root, { isInvoice }) => isInvoice,
    rules: [
      fatal("BR-GA-1", "there are two payment terms (BT-20), one for each account", {
        about: "cac:PaymentTerms",
        holds: exactly(2, "cac:PaymentTerms"),
      }),
      fatal("BR-GA-2", "there are two payment means (BG-16), one of them the G-account", {
        about: "cac:PaymentMeans",
        holds: exactly(2, "cac:PaymentMeans"),
      }),
      fatal("BR-GA-3", "the amounts for both accounts add up to the amount due (BT-115)", {
        about: "cac:PaymentTerms/cbc:Amount",
        holds: (root) => {
          const payable = select(root, "cac:LegalMonetaryTotal").map((totals) => amountAt(totals, "cbc:PayableAmount"));
          const parts = sumAt(select(root, "cac:PaymentTerms"), "cbc:Amount");
          return payable.some((amount) => same(amount, parts));
        },
      }),
      fatal("BR-GA-7", "one of the payment means (BG-16) is called GACCOUNT", {
        about: "cac:PaymentMeans/cbc:ID",
        holds: (root) => select(root, "cac:PaymentMeans/cbc:ID").filter((id) => text(id) === "GACCOUNT").length === 1,
      }),
    ],
  },
  {
    on: ["/cac:PaymentTerms"],
    when: (_terms, { isInvoice }) => isInvoice,
    rules: [
      fatal("BR-GA-4", "payment terms (BT-20) refer to one of the payment means", {
        about: "cbc:PaymentMeansID",
        holds: exactly(1, "cbc:PaymentMeansID"),
      }),
    ],
  },
  {
    on: ["/cac:PaymentMeans"],
    when: (_means, { isInvoice }) => isInvoice,
    rules: [
      fatal("BR-GA-5", "payment means (BG-16) have an identifier", { about: "cbc:ID", holds: exactly(1, "cbc:ID") }),
    ],
  },
  {
    on: ["/cac:PaymentTerms/cbc:PaymentMeansID"],
    when: (_id, { isInvoice }) => isInvoice,
    rules: [
      fatal("BR-GA-6", "payment terms (BT-20) refer to payment means (BG-16) that are there", (id, { root }) =>
        hasText(root, "cac:PaymentMeans/cbc:ID", id.text),
      ),
    ],
  },
];
