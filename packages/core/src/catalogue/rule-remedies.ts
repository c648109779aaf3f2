import { verdict } from "./help-entry.ts";

/** Advice that serves several rules. */
// biome-ignore format: one entry a line
export const REMEDY = {
  reference: verdict("SENDER", "Fill in “uw referentie” (buyer reference) or “extern documentnummer” (order number) on the invoice; ask the customer which one they need.", "Vul “uw referentie” of “extern documentnummer” (ordernummer) in op de factuur; vraag de klant welke van de twee nodig is."),
  orderNumber: verdict("SENDER", "Fill in the order number of the customer at “extern documentnummer”, or leave the order line numbers out.", "Vul het ordernummer van de klant in bij “extern documentnummer”, of laat de orderregelnummers weg."),
  correctedInvoice: verdict("SENDER", "Name the number of the invoice that this document corrects.", "Vermeld het nummer van de factuur die met dit document wordt gecorrigeerd."),
  documentType: verdict("SENDER", "Use 380 for an invoice and 381 for a credit note.", "Gebruik 380 voor een factuur en 381 voor een creditnota."),
  format: verdict("ADMINISTRATOR", "Choose the format in the sending profile, then the gateway fills this in; or mend it in the software that made the document.", "Kies het formaat in het verzendprofiel, dan vult de gateway dit in; of herstel het in de software die het document maakte."),
  period: verdict("SENDER", "Fill in a start date and an end date that is not before it, or leave the period out.", "Vul een begindatum in en een einddatum die daar niet voor ligt, of laat de periode weg."),
  fileType: verdict("SENDER", "Attach a PDF, PNG, JPEG, CSV, XLSX or ODS file, or leave the attachment out.", "Voeg een pdf-, png-, jpeg-, csv-, xlsx- of ods-bestand bij, of laat de bijlage weg."),
  discouraged: verdict("SENDER", "Nothing has to be done: this is a warning. Next time leave the field empty if you do not need it.", "U hoeft niets te doen: dit is een waarschuwing. Laat het veld voortaan leeg als u het niet nodig hebt."),

  ownLegalId: verdict("ADMINISTRATOR", "Add the KvK number (0106) or OIN (0190) of your own organization to its identifiers.", "Voeg het KvK-nummer (0106) of OIN (0190) van uw eigen organisatie toe aan de nummers van de organisatie."),
  ownAddress: verdict("SENDER", "Complete your own address: street, postcode and city.", "Vul uw eigen adres aan: straat, postcode en plaats."),
  ownCountry: verdict("ADMINISTRATOR", "Fill in the country code in your own address (Company Information), e.g. NL.", "Vul de landcode in bij uw eigen adres (Bedrijfsgegevens), bijvoorbeeld NL."),
  ownVatNumber: verdict("ADMINISTRATOR", "Add your VAT number to your own organization (Company Information), letters in front, e.g. NL123456789B01.", "Voeg uw btw-nummer toe aan uw eigen organisatie (Bedrijfsgegevens), met de landletters ervoor, bijvoorbeeld NL123456789B01."),
  customerLegalId: verdict("SENDER", "On the customer card, enter the KvK number (0106) or OIN (0190) as Endpoint-ID or Legal ID.", "Vul op de klantkaart het KvK-nummer (0106) of OIN (0190) in als Endpoint-ID of Legal ID."),
  customerAddress: verdict("SENDER", "Complete the address of the customer: street, postcode and city.", "Vul het adres van de klant aan: straat, postcode en plaats."),
  customerVatNumber: verdict("SENDER", "Fill in the VAT number on the customer card, with the letters of the country in front.", "Vul op de klantkaart het btw-nummer in, met de landletters ervoor."),
  endpoint: verdict("SENDER", "Fill in the Endpoint-ID on the customer card, scheme included, e.g. 0106:12345678.", "Vul het Endpoint-ID in op de klantkaart, met schema, bijvoorbeeld 0106:12345678."),
  ownEndpoint: verdict("ADMINISTRATOR", "Add an identifier to your own organization, e.g. the KvK number as 0106:12345678.", "Voeg een nummer toe aan uw eigen organisatie, bijvoorbeeld het KvK-nummer als 0106:12345678."),
  digits: verdict("SENDER", "Compare the number digit by digit with its register and correct it on the customer card or in your own organization.", "Vergelijk het nummer cijfer voor cijfer met het register en corrigeer het op de klantkaart of bij uw eigen organisatie."),
  legalScheme: verdict("SENDER", "Use a scheme that does not start with 9, e.g. 0106 (KvK), 0190 (OIN) or 0088 (GLN).", "Gebruik een schema dat niet met een 9 begint, bijvoorbeeld 0106 (KvK), 0190 (OIN) of 0088 (GLN)."),

  totals: verdict("SENDER", "Correct the amounts so that they add up, or leave the totals out: the gateway computes them.", "Corrigeer de bedragen zodat de som klopt, of laat de totalen weg: de gateway berekent ze."),
  breakdown: verdict("SENDER", "Give the VAT breakdown one entry per VAT category and rate on the lines, or leave it out: the gateway computes it.", "Geef in de btw-specificatie één regel per btw-categorie en tarief van de factuurregels, of laat die weg: de gateway berekent de btw zelf."),
  decimals: verdict("SENDER", "Round the amount that the path names to two decimals.", "Rond het bedrag dat het pad noemt af op twee decimalen."),
  currency: verdict("SENDER", "Use one currency in the whole invoice, as a code of three letters, e.g. EUR.", "Gebruik in de hele factuur één valuta, met een code van drie letters, bijvoorbeeld EUR."),
  reason: verdict("SENDER", "Give the discount or charge a reason, e.g. “Korting” or “Verzendkosten”.", "Geef de korting of toeslag een reden, bijvoorbeeld “Korting” of “Verzendkosten”."),
  reasonCode: verdict("SENDER", "Leave the code out and give the reason as text, e.g. “Korting”; or take a code from the list.", "Laat de code weg en geef de reden als tekst, bijvoorbeeld “Korting”; of neem een code uit de lijst."),
  discountAmount: verdict("SENDER", "Fill in the amount of the discount or charge, without a minus sign.", "Vul het bedrag van de korting of toeslag in, zonder minteken."),
  percentage: verdict("SENDER", "Give percentage and base amount together, and an amount that follows from them; or leave both out and give the amount only.", "Geef percentage en grondslag samen, met een bedrag dat daaruit volgt; of laat beide weg en geef alleen het bedrag."),

  vatCategory: verdict("SENDER", "Choose the VAT category in the VAT posting setup: S with VAT, Z zero rate, E exempt, AE reverse charge, K within the EU, G export, O outside VAT.", "Kies de btw-categorie in de btw-boekingsinstellingen: S met btw, Z nultarief, E vrijgesteld, AE btw verlegd, K binnen de EU, G export, O buiten de btw."),
  zeroRate: verdict("SENDER", "Set the VAT rate to 0. If VAT is due after all, choose category S in the VAT posting setup.", "Zet het btw-percentage op 0. Is er toch btw verschuldigd, kies dan categorie S in de btw-boekingsinstellingen."),
  noVat: verdict("SENDER", "Set the VAT amount of this category to 0.00, or leave the VAT breakdown out: the gateway computes it.", "Zet het btw-bedrag van deze categorie op 0.00, of laat de btw-specificatie weg: de gateway berekent de btw zelf."),
  noExemption: verdict("SENDER", "Leave the exemption reason out; or, if the line is exempt, choose the category that says so, e.g. E.", "Laat de vrijstellingsreden weg; of kies, als de regel vrijgesteld is, de categorie die daarbij hoort, bijvoorbeeld E."),

  payment: verdict("SENDER", "Add how the customer pays, e.g. by credit transfer (30 or 58) to your IBAN.", "Vermeld hoe de klant betaalt, bijvoorbeeld met een overboeking (30 of 58) naar uw IBAN."),
  paymentCode: verdict("SENDER", "Use one of the payment means codes 30, 48, 49, 57, 58 or 59; a SEPA credit transfer is 58.", "Gebruik een van de betaalcodes 30, 48, 49, 57, 58 of 59; een SEPA-overboeking is 58."),
  iban: verdict("SENDER", "Fill in the IBAN that the customer pays to.", "Vul het IBAN in waarop de klant betaalt."),
  gAccount: verdict("SENDER", "Divide the amount over two accounts, one of them the G-account; both parts together are the payable amount.", "Verdeel het bedrag over twee rekeningen, waarvan één de G-rekening; beide delen samen zijn het te betalen bedrag."),

  codeList: verdict("SENDER", "Use a code from the list that the message names, e.g. EUR for a currency, NL for a country, HUR for hours.", "Gebruik een code uit de lijst die de melding noemt, bijvoorbeeld EUR als valuta, NL als land, HUR voor uren."),
  country: verdict("SENDER", "Use the country code of two capitals, e.g. NL, BE or DE.", "Gebruik de landcode van twee hoofdletters, bijvoorbeeld NL, BE of DE."),
  national: verdict("SENDER", "Correct the field that the path names: this is a rule of the country of the seller or the buyer.", "Corrigeer het veld dat het pad noemt: dit is een regel van het land van de verkoper of de koper."),
};
