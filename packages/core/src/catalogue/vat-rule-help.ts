import { type HelpTable, verdict } from "./help-entry.ts";

/** The rules of EN 16931 about VAT, by category (UNTDID 5305). */
// biome-ignore format: one entry a line
export const VAT_RULE_HELP: HelpTable = {
  "BR-CO-09": verdict("SENDER", "Write VAT numbers with the letters of the country in front, e.g. NL123456789B01.", "Schrijf btw-nummers met de landletters ervoor, bijvoorbeeld NL123456789B01."),
  "BR-S-*": verdict("SENDER", "Check the lines with VAT (category S): a rate above 0, your own VAT number on the invoice, and VAT that agrees with rate and amount.", "Controleer de regels met btw (categorie S): een tarief boven 0, uw eigen btw-nummer op de factuur, en btw die klopt met tarief en bedrag."),
  "BR-Z-*": verdict("SENDER", "Check the lines at the zero rate (category Z): rate 0, VAT 0.00, no exemption reason, and your own VAT number on the invoice.", "Controleer de regels met nultarief (categorie Z): tarief 0, btw 0.00, geen vrijstellingsreden, en uw eigen btw-nummer op de factuur."),
  "BR-E-*": verdict("SENDER", "Check the exempt lines (category E): rate 0, VAT 0.00, your own VAT number, and the reason of the exemption in the VAT breakdown.", "Controleer de vrijgestelde regels (categorie E): tarief 0, btw 0.00, uw eigen btw-nummer, en de reden van de vrijstelling in de btw-specificatie."),
  "BR-AE-*": verdict("SENDER", "Check the reverse-charge lines (category AE): rate 0, your own VAT number, the VAT or KvK number of the customer, and the reason “btw verlegd”.", "Controleer de regels met verlegde btw (categorie AE): tarief 0, uw eigen btw-nummer, het btw- of KvK-nummer van de klant, en de vermelding “btw verlegd”."),
  "BR-IC-*": verdict("SENDER", "Check the intra-Community lines (category K): rate 0, both VAT numbers, a delivery date or period, the country of delivery, and the exemption reason.", "Controleer de intracommunautaire regels (categorie K): tarief 0, beide btw-nummers, een leverdatum of periode, het land van levering, en de vrijstellingsreden."),
  "BR-G-*": verdict("SENDER", "Check the export lines (category G): rate 0, your own VAT number, and the reason that it is an export outside the EU.", "Controleer de exportregels (categorie G): tarief 0, uw eigen btw-nummer, en als reden dat het export buiten de EU is."),
  "BR-O-*": verdict("SENDER", "Check the lines outside VAT (category O): no rate, a reason, and no lines of other VAT categories on the same invoice.", "Controleer de regels buiten de btw (categorie O): geen tarief, wel een reden, en geen regels met een andere btw-categorie op dezelfde factuur."),
};
