import { parseLocalDate } from "@erp-gateway/core";
import { PEPPOL_CURRENCIES } from "../../code-lists/currencies.ts";
import { PEPPOL_EAS } from "../../code-lists/identifier-schemes.ts";
import { MEDIA_TYPES } from "../../code-lists/media-types.ts";
import {
  ALLOWANCE_REASONS,
  CHARGE_REASONS,
  PEPPOL_CREDIT_NOTE_TYPES,
  PEPPOL_INVOICE_TYPES,
  TAX_POINT_DATES,
} from "../../code-lists/untdid.ts";
import { first, value } from "../../ubl/select.ts";
import { attribute, text } from "../../xml/index.ts";
import { AMOUNTS, hasAttribute, parentIs, textIn } from "../en16931/codes.ts";
import type { Facts } from "../facts.ts";
import { fatal, type Pattern, type RuleContext } from "../rule.ts";
import { hasText } from "../xpath-text.ts";
import { isBetweenGermans, PROCESSES } from "./document.ts";

const hasProcess = ({ root }: Facts): boolean => PROCESSES.has(value(root, "cbc:ProfileID") ?? "");
const isIndicator = (indicator: "true" | "false") =>
  parentIs((entry) => hasText(entry, "cbc:ChargeIndicator", indicator));

/** A VATEX code and the one category it belongs to. */
const exemption = (id: string, code: string, category: string): RuleContext => ({
  on: ["cac:TaxCategory"],
  when: (at) => first(at, "cbc:TaxExemptionReasonCode")?.text.toUpperCase() === code,
  rules: [
    fatal(id, `exemption ${code} (BT-121) goes with VAT category ${category}`, {
      about: "cbc:ID",
      holds: (at) => value(at, "cbc:ID") === category,
    }),
  ],
});

export const codes: Pattern = [
  {
    on: ["cbc:EmbeddedDocumentBinaryObject"],
    when: hasAttribute("mimeCode"),
    rules: [
      fatal("PEPPOL-EN16931-CL001", "the media type of an attachment (BT-125) is not allowed", (file) =>
        MEDIA_TYPES.has(attribute(file, "mimeCode") ?? ""),
      ),
    ],
  },
  {
    on: ["cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"],
    when: isIndicator("false"),
    rules: [
      fatal(
        "PEPPOL-EN16931-CL002",
        "the reason code of an allowance (BT-98, BT-140) is none of UNTDID 5189",
        textIn(ALLOWANCE_REASONS),
      ),
    ],
  },
  {
    on: ["cac:AllowanceCharge/cbc:AllowanceChargeReasonCode"],
    when: isIndicator("true"),
    rules: [
      fatal(
        "PEPPOL-EN16931-CL003",
        "the reason code of a charge (BT-105, BT-145) is none of UNTDID 7161",
        textIn(CHARGE_REASONS),
      ),
    ],
  },
  {
    on: ["cac:InvoicePeriod/cbc:DescriptionCode"],
    rules: [fatal("PEPPOL-EN16931-CL006", "the tax point date code (BT-8) is 3, 35 or 432", textIn(TAX_POINT_DATES))],
  },
  {
    on: AMOUNTS,
    rules: [
      fatal("PEPPOL-EN16931-CL007", "the currency of an amount (BT-5, BT-6) is none of ISO 4217", (amount) =>
        PEPPOL_CURRENCIES.has(attribute(amount, "currencyID") ?? ""),
      ),
    ],
  },
  {
    on: ["cbc:InvoiceTypeCode"],
    rules: [
      fatal(
        "PEPPOL-EN16931-P0100",
        "Peppol does not allow this type code (BT-3) for an invoice",
        (code, facts) => !hasProcess(facts) || PEPPOL_INVOICE_TYPES.has(code.trimmed),
      ),
      fatal(
        "PEPPOL-EN16931-P0112",
        "type codes (BT-3) 326 and 384 are for German parties only",
        (code, facts) => !["326", "384"].includes(code.trimmed) || isBetweenGermans(facts),
      ),
    ],
  },
  {
    on: ["cbc:CreditNoteTypeCode"],
    rules: [
      fatal(
        "PEPPOL-EN16931-P0101",
        "Peppol does not allow this type code (BT-3) for a credit note",
        (code, facts) => !hasProcess(facts) || PEPPOL_CREDIT_NOTE_TYPES.has(code.trimmed),
      ),
    ],
  },
  {
    on: ["cbc:IssueDate", "cbc:DueDate", "cbc:TaxPointDate", "cbc:StartDate", "cbc:EndDate", "cbc:ActualDeliveryDate"],
    rules: [
      fatal(
        "PEPPOL-EN16931-F001",
        "a date (BT-2, BT-7, BT-9, BT-26, BT-72, BT-73, BT-74, BT-134, BT-135) looks like 2026-11-24",
        (date) => parseLocalDate(text(date)).ok,
      ),
    ],
  },
  {
    on: ["cbc:EndpointID"],
    when: hasAttribute("schemeID"),
    rules: [
      fatal(
        "PEPPOL-EN16931-CL008",
        "the scheme of an electronic address (BT-34, BT-49) is none that Peppol uses",
        (id) => PEPPOL_EAS.has(attribute(id, "schemeID") ?? ""),
      ),
    ],
  },
  exemption("PEPPOL-EN16931-P0104", "VATEX-EU-G", "G"),
  exemption("PEPPOL-EN16931-P0105", "VATEX-EU-O", "O"),
  exemption("PEPPOL-EN16931-P0106", "VATEX-EU-IC", "K"),
  exemption("PEPPOL-EN16931-P0107", "VATEX-EU-AE", "AE"),
  exemption("PEPPOL-EN16931-P0108", "VATEX-EU-D", "E"),
  exemption("PEPPOL-EN16931-P0109", "VATEX-EU-F", "E"),
  exemption("PEPPOL-EN16931-P0110", "VATEX-EU-I", "E"),
  exemption("PEPPOL-EN16931-P0111", "VATEX-EU-J", "E"),
];
