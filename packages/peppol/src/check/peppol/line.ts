import { decimal, isZero, type LocalDate, ZERO } from "@erp-gateway/core";
import { first, has, select, value } from "../../ubl/select.ts";
import { attribute, text, type XmlElement } from "../../xml/index.ts";
import { type Amount, amountAt, cents, isAbove, isWithin, minus, ONE, plus, sumAt, times } from "../amount.ts";
import { dateOf } from "../date.ts";
import type { Facts } from "../facts.ts";
import { atMostOne, fatal, type RuleContext } from "../rule.ts";

const CENTS = decimal("0.02");

export const line: readonly RuleContext[] = [
  {
    on: ["/cac:InvoiceLine/cac:InvoicePeriod/cbc:StartDate", "/cac:CreditNoteLine/cac:InvoicePeriod/cbc:StartDate"],
    when: (_date, { root }) => has(root, "cac:InvoicePeriod/cbc:StartDate"),
    rules: [
      fatal(
        "PEPPOL-EN16931-R110",
        "the period of a line starts (BT-134) before that of the invoice (BT-73)",
        (start, { root }) => isInOrder(dateOf(first(root, "cac:InvoicePeriod/cbc:StartDate")), dateOf(start)),
      ),
    ],
  },
  {
    on: ["/cac:InvoiceLine/cac:InvoicePeriod/cbc:EndDate", "/cac:CreditNoteLine/cac:InvoicePeriod/cbc:EndDate"],
    when: (_date, { root }) => has(root, "cac:InvoicePeriod/cbc:EndDate"),
    rules: [
      fatal(
        "PEPPOL-EN16931-R111",
        "the period of a line ends (BT-135) after that of the invoice (BT-74)",
        (end, { root }) => isInOrder(dateOf(end), dateOf(first(root, "cac:InvoicePeriod/cbc:EndDate"))),
      ),
    ],
  },
  {
    on: ["cac:InvoiceLine", "cac:CreditNoteLine"],
    rules: [
      fatal(
        "PEPPOL-EN16931-R120",
        "the line amount (BT-131) is quantity × price / base quantity + charges − allowances",
        {
          about: "cbc:LineExtensionAmount",
          holds: isLineAmount,
        },
      ),
      fatal("PEPPOL-EN16931-R121", "a base quantity (BT-149) is above zero", {
        about: "cac:Price/cbc:BaseQuantity",
        holds: (line) =>
          !has(line, "cac:Price/cbc:BaseQuantity") || isAbove(amountAt(line, "cac:Price/cbc:BaseQuantity"), ZERO),
      }),
      fatal("PEPPOL-EN16931-R100", "a line has one object (BT-128)", atMostOne("cac:DocumentReference")),
      fatal("PEPPOL-EN16931-R101", "a document reference of a line is its object (BT-128), type 130", {
        about: "cac:DocumentReference",
        holds: (line) =>
          !has(line, "cac:DocumentReference") ||
          select(line, "cac:DocumentReference/cbc:DocumentTypeCode").some((code) => text(code) === "130"),
      }),
    ],
  },
];

export const baseQuantity: RuleContext = {
  on: ["cac:Price/cbc:BaseQuantity"],
  when: (quantity) => attribute(quantity, "unitCode") !== undefined,
  rules: [
    fatal(
      "PEPPOL-EN16931-R130",
      "the unit of the base quantity (BT-150) is that of the quantity (BT-130)",
      (base, { isInvoice }) => {
        const line = base.parent?.parent;
        if (line === undefined || !has(line, "cbc:InvoicedQuantity | cbc:CreditedQuantity")) return true;
        const quantity = first(line, quantityOf(isInvoice));
        return quantity !== undefined && attribute(quantity, "unitCode") === attribute(base, "unitCode");
      },
    ),
  ],
};

const quantityOf = (isInvoice: boolean) => (isInvoice ? "cbc:InvoicedQuantity" : "cbc:CreditedQuantity");

/** Compared after multiplying by the base quantity, so that nothing has to be divided. */
function isLineAmount(line: XmlElement, { isInvoice }: Facts): boolean {
  const or = (path: string, absent: Amount): Amount => (has(line, path) ? amountAt(line, path) : absent);
  const stated = or("cac:Price/cbc:BaseQuantity", ONE);
  const base = stated && isZero(stated) ? ONE : stated;
  const entries = (indicator: string): Amount =>
    cents(
      sumAt(
        select(line, "cac:AllowanceCharge").filter((entry) => value(entry, "cbc:ChargeIndicator") === indicator),
        "cbc:Amount",
      ),
    );
  const extra = minus(entries("true"), entries("false"));
  const gross = times(or(quantityOf(isInvoice), ONE), or("cac:Price/cbc:PriceAmount", ZERO));
  const size = base && { ...base, units: base.units < 0n ? -base.units : base.units };
  return isWithin(
    times(or("cbc:LineExtensionAmount", ZERO), base),
    plus(gross, times(extra, base)),
    times(CENTS, size),
  );
}

const isInOrder = (left: LocalDate | undefined, right: LocalDate | undefined): boolean =>
  left !== undefined && right !== undefined && left <= right;
