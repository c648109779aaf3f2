import { NOTE_SUBJECTS } from "../../code-lists/untdid.ts";
import { first, has } from "../../ubl/select.ts";
import { text, type XmlElement } from "../../xml/index.ts";
import { dateOf } from "../date.ts";
import { fatal, filled, oneOf, present, type RuleContext } from "../rule.ts";

export const references: readonly RuleContext[] = [
  {
    on: ["cac:AdditionalDocumentReference"],
    rules: [fatal("BR-52", "a supporting document has no reference (BT-122)", filled("cbc:ID"))],
  },
  {
    on: ["cac:BillingReference"],
    rules: [
      fatal("BR-55", "a preceding invoice has no number (BT-25)", present("cac:InvoiceDocumentReference/cbc:ID")),
    ],
  },
  {
    on: ["/cbc:Note"],
    rules: [
      fatal("BR-CL-08", "the subject code of a note (BT-21) is one of UNTDID 4451", (note) => {
        const [, code = ""] = /^[^#]*#([^#]{3})#/.exec(text(note)) ?? [];
        return code === "" || NOTE_SUBJECTS.has(code);
      }),
    ],
  },
  {
    on: ["cac:InvoiceLine/cac:InvoicePeriod", "cac:CreditNoteLine/cac:InvoicePeriod"],
    rules: [
      fatal("BR-30", "the period of a line ends (BT-135) before it starts (BT-134)", endsAfterStart),
      fatal("BR-CO-20", "the period of a line (BG-26) has no date", oneOf("cbc:StartDate", "cbc:EndDate")),
    ],
  },
  {
    on: ["cac:InvoicePeriod"],
    rules: [
      fatal("BR-29", "the period ends (BT-74) before it starts (BT-73)", endsAfterStart),
      fatal("BR-CO-19", "the period (BG-14) has no date", present("cbc:StartDate | cbc:EndDate | cbc:DescriptionCode")),
    ],
  },
];

function endsAfterStart(period: XmlElement): boolean {
  if (!has(period, "cbc:StartDate") || !has(period, "cbc:EndDate")) return true;
  const start = dateOf(first(period, "cbc:StartDate"));
  const end = dateOf(first(period, "cbc:EndDate"));
  return start !== undefined && end !== undefined && start <= end;
}
