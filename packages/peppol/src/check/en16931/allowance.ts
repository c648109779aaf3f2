import { has, select } from "../../ubl/select.ts";
import { hasVatScheme, isAllowance, isCharge } from "../facts.ts";
import { fatal, oneOf, present, type RuleContext, type Test, twoDecimals } from "../rule.ts";

const reason: Test = oneOf("cbc:AllowanceChargeReason", "cbc:AllowanceChargeReasonCode");

const vatCategory: Test = {
  about: "cac:TaxCategory/cbc:ID",
  holds: (entry) =>
    select(entry, "cac:TaxCategory").some((category) => hasVatScheme(category) && has(category, "cbc:ID")),
};

export const allowancesAndCharges: readonly RuleContext[] = [
  {
    on: ["/cac:AllowanceCharge"],
    when: isAllowance,
    rules: [
      fatal("BR-31", "an allowance has no amount (BT-92)", present("cbc:Amount")),
      fatal("BR-32", "an allowance has no VAT category (BT-95)", vatCategory),
      fatal("BR-33", "an allowance has no reason (BT-97, BT-98)", reason),
      fatal("BR-CO-21", "an allowance has neither reason (BT-97) nor reason code (BT-98)", reason),
      fatal("BR-DEC-01", "an allowance (BT-92) has more than 2 decimals", twoDecimals("cbc:Amount")),
      fatal("BR-DEC-02", "the base of an allowance (BT-93) has more than 2 decimals", twoDecimals("cbc:BaseAmount")),
    ],
  },
  {
    on: ["/cac:AllowanceCharge"],
    when: isCharge,
    rules: [
      fatal("BR-36", "a charge has no amount (BT-99)", present("cbc:Amount")),
      fatal("BR-37", "a charge has no VAT category (BT-102)", vatCategory),
      fatal("BR-38", "a charge has no reason (BT-104, BT-105)", reason),
      fatal("BR-CO-22", "a charge has neither reason (BT-104) nor reason code (BT-105)", reason),
      fatal("BR-DEC-05", "a charge (BT-99) has more than 2 decimals", twoDecimals("cbc:Amount")),
      fatal("BR-DEC-06", "the base of a charge (BT-100) has more than 2 decimals", twoDecimals("cbc:BaseAmount")),
    ],
  },
  {
    on: ["cac:InvoiceLine/cac:AllowanceCharge", "cac:CreditNoteLine/cac:AllowanceCharge"],
    when: isAllowance,
    rules: [
      fatal("BR-41", "an allowance of a line has no amount (BT-136)", present("cbc:Amount")),
      fatal("BR-42", "an allowance of a line has no reason (BT-139, BT-140)", reason),
      fatal("BR-CO-23", "an allowance of a line has neither reason (BT-139) nor reason code (BT-140)", reason),
      fatal("BR-DEC-24", "an allowance of a line (BT-136) has more than 2 decimals", twoDecimals("cbc:Amount")),
      fatal("BR-DEC-25", "the base of an allowance (BT-137) has more than 2 decimals", twoDecimals("cbc:BaseAmount")),
    ],
  },
  {
    on: ["cac:InvoiceLine/cac:AllowanceCharge", "cac:CreditNoteLine/cac:AllowanceCharge"],
    when: isCharge,
    rules: [
      fatal("BR-43", "a charge of a line has no amount (BT-141)", present("cbc:Amount")),
      fatal("BR-44", "a charge of a line has no reason (BT-144, BT-145)", reason),
      fatal("BR-CO-24", "a charge of a line has neither reason (BT-144) nor reason code (BT-145)", reason),
      fatal("BR-DEC-27", "a charge of a line (BT-141) has more than 2 decimals", twoDecimals("cbc:Amount")),
      fatal("BR-DEC-28", "the base of a charge (BT-142) has more than 2 decimals", twoDecimals("cbc:BaseAmount")),
    ],
  },
];
