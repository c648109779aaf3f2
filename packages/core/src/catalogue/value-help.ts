import { type HelpTable, verdict } from "./help-entry.ts";

/** Identifiers, numbers and dates that somebody typed. */
// biome-ignore format: one entry a line
export const VALUE_HELP: HelpTable = {
  "ID-*": verdict("SENDER", "Correct the identifier and write its scheme in front, e.g. 0106:12345678 for a KvK number.", "Corrigeer het nummer en zet het schema ervoor, bijvoorbeeld 0106:12345678 voor een KvK-nummer."),
  "ID-02": verdict("SENDER", "Write the scheme in front of the number: 0106 for KvK, 0190 for OIN, 0088 for GLN, 9944 for a Dutch VAT number.", "Zet het schema voor het nummer: 0106 voor KvK, 0190 voor OIN, 0088 voor GLN, 9944 voor een Nederlands btw-nummer."),
  "ID-KVK-01": verdict("SENDER", "Enter all 8 digits of the KvK number, leading zeros included. It is not the 12-digit establishment number.", "Vul alle 8 cijfers van het KvK-nummer in, met de nullen vooraan. Het is niet het vestigingsnummer van 12 cijfers."),
  "ID-OIN-01": verdict("SENDER", "Enter all 20 digits of the OIN; it stands in the OIN register of Logius.", "Vul alle 20 cijfers van het OIN in; het staat in het OIN-register van Logius."),
  "ID-LEGAL-01": verdict("SENDER", "At Legal ID, enter an identifier whose scheme does not start with 9, such as 0106 (KvK) or 0088 (GLN). An address that starts with 9 belongs at Endpoint-ID only.", "Vul bij Legal ID een nummer in waarvan het schema niet met een 9 begint, zoals 0106 (KvK) of 0088 (GLN). Een adres dat met een 9 begint, hoort alleen bij Endpoint-ID."),
  "VAT-*": verdict("SENDER", "Enter the VAT number with the letters of the country in front, e.g. NL123456789B01.", "Vul het btw-nummer in met de landletters ervoor, bijvoorbeeld NL123456789B01."),
  "ID-VAT-*": verdict("SENDER", "Check the VAT number digit by digit, with the letters of the country in front, e.g. NL123456789B01.", "Controleer het btw-nummer cijfer voor cijfer, met de landletters ervoor, bijvoorbeeld NL123456789B01."),
  "IBAN-*": verdict("SENDER", "Compare the IBAN with the bank statement and correct it. A G-account is an IBAN too.", "Vergelijk het IBAN met het bankafschrift en corrigeer het. Een G-rekening is ook een IBAN."),
  "DEC-*": verdict("SENDER", "Write the number with a dot and without thousands separators, e.g. 1250.00.", "Schrijf het getal met een punt en zonder scheidingsteken voor duizendtallen, bijvoorbeeld 1250.00."),
  "DATE-*": verdict("SENDER", "Write an existing date as year-month-day, e.g. 2026-11-24.", "Schrijf een bestaande datum als jaar-maand-dag, bijvoorbeeld 2026-11-24."),
};
