import { ZERO } from "@erp-gateway/core";
import { has, select, some } from "../../ubl/select.ts";
import { attribute } from "../../xml/index.ts";
import { amountOf, atLeast } from "../amount.ts";
import { hasVatScheme } from "../facts.ts";
import { fatal, filled, present, type RuleContext, twoDecimals } from "../rule.ts";

const QUANTITY = "cbc:InvoicedQuantity | cbc:CreditedQuantity";

export const line: RuleContext = {
  on: ["cac:InvoiceLine", "cac:CreditNoteLine"],
  rules: [
    fatal("BR-21", "a line has no identifier (BT-126)", filled("cbc:ID")),
    fatal("BR-22", "a line has no quantity (BT-129)", present(QUANTITY)),
    fatal("BR-23", "a quantity has no unit code (BT-130)", {
      about: QUANTITY,
      holds: (line) => some(line, QUANTITY, (quantity) => attribute(quantity, "unitCode") !== undefined),
    }),
    fatal("BR-24", "a line has no net amount (BT-131)", present("cbc:LineExtensionAmount")),
    fatal("BR-25", "an item has no name (BT-153)", filled("cac:Item/cbc:Name")),
    fatal("BR-26", "an item has no net price (BT-146)", present("cac:Price/cbc:PriceAmount")),
    fatal("BR-27", "a net price (BT-146) is not below zero; make the quantity negative instead", {
      about: "cac:Price/cbc:PriceAmount",
      holds: (line) => some(line, "cac:Price/cbc:PriceAmount", (price) => atLeast(amountOf(price), ZERO)),
    }),
    fatal("BR-28", "a gross price (BT-148) is not below zero", {
      about: "cac:Price/cac:AllowanceCharge/cbc:BaseAmount",
      holds: (line) => {
        const gross = select(line, "cac:Price/cac:AllowanceCharge/cbc:BaseAmount");
        return gross.length === 0 || gross.some((price) => atLeast(amountOf(price), ZERO));
      },
    }),
    fatal("BR-CO-04", "a line has no VAT category (BT-151)", {
      about: "cac:Item/cac:ClassifiedTaxCategory/cbc:ID",
      holds: (line) => some(line, "cac:Item/cac:ClassifiedTaxCategory", (at) => hasVatScheme(at) && has(at, "cbc:ID")),
    }),
    fatal("BR-DEC-23", "a line amount (BT-131) has more than 2 decimals", twoDecimals("cbc:LineExtensionAmount")),
  ],
};

export const itemDetails: readonly RuleContext[] = [
  {
    on: ["cac:AdditionalItemProperty"],
    rules: [
      fatal("BR-54", "an item attribute (BG-32) has a name and a value", {
        about: "",
        holds: (property) => has(property, "cbc:Name") && has(property, "cbc:Value"),
      }),
    ],
  },
  {
    on: [
      "cac:InvoiceLine/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode",
      "cac:CreditNoteLine/cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode",
    ],
    rules: [
      fatal(
        "BR-65",
        "an item classification (BT-158) names its list",
        (code) => attribute(code, "listID") !== undefined,
      ),
    ],
  },
  {
    on: [
      "cac:InvoiceLine/cac:Item/cac:StandardItemIdentification/cbc:ID",
      "cac:CreditNoteLine/cac:Item/cac:StandardItemIdentification/cbc:ID",
    ],
    rules: [
      fatal(
        "BR-64",
        "a standard item identifier (BT-157) names its scheme",
        (id) => attribute(id, "schemeID") !== undefined,
      ),
    ],
  },
];
