import { explained, type HelpTable, verdict } from "./help-entry.ts";
import { REMEDY } from "./rule-remedies.ts";

// biome-ignore format: one entry a line
const SHARED = {
  amount: explained("A discount or charge without an amount cannot be added up.", "Een korting of toeslag zonder bedrag valt niet op te tellen.", REMEDY.discountAmount),
  category: explained("A discount or charge changes the amount that VAT is due on, so it has a VAT category of its own.", "Een korting of toeslag verandert het bedrag waarover btw verschuldigd is, en heeft dus een eigen btw-categorie.", REMEDY.vatCategory),
  reason: explained("The customer wants to know what a discount or charge is for; so it has a text or a code.", "De klant wil weten waarvoor een korting of toeslag is; daarom staat er een tekst of code bij.", REMEDY.reason),
  discountCode: explained("The code of a discount comes from a fixed list, e.g. 95 for a discount; text may be anything.", "De code van een korting komt uit een vaste lijst, bijvoorbeeld 95 voor een korting; de tekst is vrij.", REMEDY.reasonCode),
  chargeCode: explained("The code of a charge comes from a fixed list, e.g. FC for freight; text may be anything.", "De code van een toeslag komt uit een vaste lijst, bijvoorbeeld FC voor vracht; de tekst is vrij.", REMEDY.reasonCode),
};

/** Totals, currency, discounts and charges. */
// biome-ignore format: one entry a line
export const AMOUNT_RULE_HELP: HelpTable = {
  "BR-12": explained("The sum of the lines is missing; with it the receiver checks whether all lines have arrived.", "De som van de regels ontbreekt; daarmee controleert de ontvanger of alle regels zijn aangekomen.", REMEDY.totals),
  "BR-13": explained("The total without VAT is missing; the receiver books it as cost.", "Het totaal zonder btw ontbreekt; de ontvanger boekt dat als kosten.", REMEDY.totals),
  "BR-14": explained("The total with VAT is missing; the receiver books it as debt to you.", "Het totaal met btw ontbreekt; de ontvanger boekt dat als schuld aan u.", REMEDY.totals),
  "BR-15": explained("The amount to be paid is missing, so the customer cannot pay the invoice.", "Het te betalen bedrag ontbreekt, dus de klant kan de factuur niet betalen.", REMEDY.totals),
  "BR-CO-10": explained("The sum of the lines differs from what the lines add up to. Receivers compute it again and refuse any difference.", "De som van de regels wijkt af van wat de regels samen zijn. Ontvangers rekenen dat na en weigeren elk verschil.", REMEDY.totals),
  "BR-CO-11": explained("The total of the discounts differs from what the discounts add up to. Discounts of lines do not count in it.", "Het totaal van de kortingen wijkt af van wat de kortingen samen zijn. Regelkortingen tellen daarin niet mee.", REMEDY.totals),
  "BR-CO-12": explained("The total of the charges differs from what the charges add up to. Charges of lines do not count in it.", "Het totaal van de toeslagen wijkt af van wat de toeslagen samen zijn. Toeslagen op regels tellen daarin niet mee.", REMEDY.totals),
  "BR-CO-13": explained("The total without VAT is the lines, less the discounts, plus the charges; here it is something else.", "Het totaal zonder btw is de som van de regels, min kortingen, plus toeslagen; hier is het iets anders.", REMEDY.totals),
  "BR-CO-14": explained("The VAT total differs from what the VAT breakdown adds up to, often by a cent of rounding.", "Het btw-totaal wijkt af van wat de btw-specificatie samen is, vaak door een cent afronding.", REMEDY.totals),
  "BR-CO-15": explained("The total with VAT is the total without VAT plus the VAT, to the cent. Receivers compute it again and refuse any difference.", "Het totaal met btw is het totaal zonder btw plus de btw, op de cent. Ontvangers rekenen dat na en weigeren elk verschil.", REMEDY.totals),
  "BR-CO-16": explained("What is to be paid is the total with VAT, less what was paid before, plus rounding; a discount for prompt payment does not belong in it.", "Te betalen is het totaal met btw, min wat al betaald is, plus afronding; een korting voor snel betalen hoort daar niet in.", REMEDY.totals),
  "UBL-DT-01": explained("An amount has more than two decimals, so sender and receiver would round differently. Only unit prices may have more.", "Een bedrag heeft meer dan twee decimalen, waardoor afzender en ontvanger anders zouden afronden. Alleen eenheidsprijzen mogen er meer hebben.", REMEDY.decimals),

  "BR-CL-03": explained("The currency of an amount is a code of three capitals; a sign such as € cannot be read.", "De valuta van een bedrag is een code van drie hoofdletters; een teken als € is niet te lezen.", REMEDY.currency),
  "BR-CL-04": explained("The currency of the invoice is a code of three capitals; a sign such as € cannot be read.", "De valuta van de factuur is een code van drie hoofdletters; een teken als € is niet te lezen.", REMEDY.currency),
  "PEPPOL-EN16931-CL007": explained("The currency of an amount is none that Peppol knows; it is a code of three capitals.", "De valuta van een bedrag kent Peppol niet; het is een code van drie hoofdletters.", REMEDY.currency),
  "PEPPOL-EN16931-R051": explained("All amounts are in the currency of the invoice, otherwise they cannot be added up. Only the VAT total may stand there twice.", "Alle bedragen zijn in de valuta van de factuur, anders zijn ze niet op te tellen. Alleen het btw-totaal mag er in een tweede valuta bij.", REMEDY.currency),

  "BR-31": SHARED.amount,
  "BR-32": SHARED.category,
  "BR-33": SHARED.reason,
  "BR-36": SHARED.amount,
  "BR-37": SHARED.category,
  "BR-38": SHARED.reason,
  "BR-41": SHARED.amount,
  "BR-42": SHARED.reason,
  "BR-43": SHARED.amount,
  "BR-44": SHARED.reason,
  "BR-CO-21": SHARED.reason,
  "BR-CO-22": SHARED.reason,
  "BR-CO-23": SHARED.reason,
  "BR-CO-24": SHARED.reason,
  "BR-CL-19": SHARED.discountCode,
  "BR-CL-20": SHARED.chargeCode,
  "PEPPOL-EN16931-CL002": SHARED.discountCode,
  "PEPPOL-EN16931-CL003": SHARED.chargeCode,
  "PEPPOL-EN16931-R040": explained("A discount or charge with a percentage is that part of its base amount; here the amount differs by more than two cents.", "Een korting of toeslag met een percentage is dat deel van de grondslag; hier wijkt het bedrag meer dan twee cent af.", REMEDY.percentage),
  "PEPPOL-EN16931-R041": explained("A percentage of a discount or charge says nothing without the amount it is taken of.", "Een percentage van een korting of toeslag zegt niets zonder het bedrag waarover het gaat.", REMEDY.percentage),
  "PEPPOL-EN16931-R042": explained("A base amount of a discount or charge says nothing without the percentage that is taken of it.", "Een grondslag van een korting of toeslag zegt niets zonder het percentage ervan.", REMEDY.percentage),
  "PEPPOL-EN16931-R043": explained("The receiver has to know whether to subtract (discount) or to add (charge); that is told by true or false, in small letters.", "De ontvanger moet weten of hij aftrekt (korting) of optelt (toeslag); dat staat er met true of false, in kleine letters.", verdict("SENDER", "Write false for a discount and true for a charge.", "Schrijf false voor een korting en true voor een toeslag.")),
  "BR-NL-32-*": explained("In the Netherlands the text of a discount or charge is enough; a code beside it is not needed.", "In Nederland is de tekst van een korting of toeslag genoeg; een code erbij hoeft niet.", REMEDY.discouraged),
};
