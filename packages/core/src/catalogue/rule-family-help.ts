import { explained, type HelpTable, verdict } from "./help-entry.ts";
import { REMEDY } from "./rule-remedies.ts";

/** For rules of EN 16931, Peppol, NLCIUS and the countries that have no entry of their own. Those about VAT stand with VAT. */
// biome-ignore format: one entry a line
export const RULE_FAMILY_HELP: HelpTable = {
  "BR-*": verdict("SENDER", "Fill in or correct the field that the path names; an e-invoice without it is refused.", "Vul het veld in dat het pad noemt of corrigeer het; zonder dat wordt een e-factuur geweigerd."),
  "BR-CL-*": explained("This field holds a code from a fixed list. Software of the receiver knows only those codes, and refuses any other.", "Dit veld bevat een code uit een vaste lijst. De software van de ontvanger kent alleen die codes en weigert elke andere.", REMEDY.codeList),
  "BR-CO-*": verdict("SENDER", "Correct the field that the path names so that it agrees with the rest of the invoice. Totals may be left out: the gateway computes them.", "Corrigeer het veld dat het pad noemt, zodat het klopt met de rest van de factuur. Totalen mogen weg: de gateway berekent ze."),
  "BR-DEC-*": explained("Amounts on an invoice have two decimals at most, so that everybody computes the same totals; only unit prices may have more.", "Bedragen op een factuur hebben hooguit twee decimalen, zodat iedereen op dezelfde totalen uitkomt; alleen eenheidsprijzen mogen er meer hebben.", REMEDY.decimals),
  "BR-GA-*": REMEDY.gAccount,
  "BR-NL-*": REMEDY.national,
  "SI-*": REMEDY.national,
  "PEPPOL-*": verdict("SENDER", "Correct the field that the path names; Peppol does not take the invoice as it is.", "Corrigeer het veld dat het pad noemt; zo neemt Peppol de factuur niet aan."),
  "PEPPOL-COMMON-*": explained("Each kind of number has a fixed form, often with a check digit. A number that does not fit leads to nobody.", "Elk soort nummer heeft een vaste vorm, vaak met een controlecijfer. Een nummer dat niet klopt, leidt nergens heen.", verdict("SENDER", "Correct the identifier that the path names: it does not have the form of its scheme, e.g. 8 digits for KvK (0106).", "Corrigeer het nummer dat het pad noemt: het heeft niet de vorm van zijn schema, bijvoorbeeld 8 cijfers voor KvK (0106).")),
  "PEPPOL-EN16931-CL*": REMEDY.codeList,
  "NL-R-*": REMEDY.national,
  "DE-R-*": REMEDY.national,
  "DK-R-*": REMEDY.national,
  "GR-*": REMEDY.national,
  "IS-R-*": REMEDY.national,
  "IT-R-*": REMEDY.national,
  "NO-R-*": REMEDY.national,
  "SE-R-*": REMEDY.national,
};
