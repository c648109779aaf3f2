import { explained, type HelpTable, verdict } from "./help-entry.ts";
import { REMEDY } from "./rule-remedies.ts";

// biome-ignore format: one entry a line
const SHARED = {
  inBreakdown: explained("Each VAT category that the lines, discounts or charges use stands in the VAT breakdown; from it the receiver books the VAT.", "Elke btw-categorie van regels, kortingen of toeslagen staat in de btw-specificatie; daaruit boekt de ontvanger de btw.", REMEDY.breakdown),
  taxable: explained("The taxable amount of a VAT category is its lines, less discounts, plus charges. Here it is something else, so the receiver cannot book it.", "De grondslag van een btw-categorie is de som van haar regels, min kortingen, plus toeslagen. Hier is het iets anders, dus de ontvanger kan de btw niet boeken.", REMEDY.breakdown),
  noVat: explained("In this VAT category no VAT is charged, so its VAT amount is 0.00.", "In deze btw-categorie brengt u geen btw in rekening, dus het btw-bedrag is 0.00.", REMEDY.noVat),
  zeroRate: explained("In this VAT category no VAT is charged, so the rate is 0; another rate contradicts the category.", "In deze btw-categorie brengt u geen btw in rekening, dus het percentage is 0; een ander percentage spreekt de categorie tegen.", REMEDY.zeroRate),
  ownVatNumber: explained("In this VAT category the invoice carries the VAT number of the seller; law asks for it, and the receiver checks it before booking.", "In deze btw-categorie staat het btw-nummer van de verkoper op de factuur; de wet verlangt dat, en de ontvanger controleert het voor het boeken.", REMEDY.ownVatNumber),
  alone: explained("An invoice outside VAT (O) is so as a whole; taxed, exempt or reverse-charged parts do not go with it.", "Een factuur buiten de btw (O) is dat helemaal; belaste, vrijgestelde of verlegde onderdelen gaan er niet mee samen.", verdict("SENDER", "Put what is outside VAT on an invoice of its own, or choose the right VAT category for it.", "Zet wat buiten de btw valt op een aparte factuur, of kies er de juiste btw-categorie voor.")),
};

/** The rules of EN 16931 about VAT, by category (UNTDID 5305). */
// biome-ignore format: one entry a line
export const VAT_RULE_HELP: HelpTable = {
  "BR-S-*": verdict("SENDER", "Check the lines with VAT (category S): a rate above 0, your own VAT number on the invoice, and VAT that agrees with rate and amount.", "Controleer de regels met btw (categorie S): een tarief boven 0, uw eigen btw-nummer op de factuur, en btw die klopt met tarief en bedrag."),
  "BR-Z-*": verdict("SENDER", "Check the lines at the zero rate (category Z): rate 0, VAT 0.00, no exemption reason, and your own VAT number on the invoice.", "Controleer de regels met nultarief (categorie Z): tarief 0, btw 0.00, geen vrijstellingsreden, en uw eigen btw-nummer op de factuur."),
  "BR-E-*": verdict("SENDER", "Check the exempt lines (category E): rate 0, VAT 0.00, your own VAT number, and the reason of the exemption in the VAT breakdown.", "Controleer de vrijgestelde regels (categorie E): tarief 0, btw 0.00, uw eigen btw-nummer, en de reden van de vrijstelling in de btw-specificatie."),
  "BR-AE-*": verdict("SENDER", "Check the reverse-charge lines (category AE): rate 0, your own VAT number, the VAT or KvK number of the customer, and the reason “btw verlegd”.", "Controleer de regels met verlegde btw (categorie AE): tarief 0, uw eigen btw-nummer, het btw- of KvK-nummer van de klant, en de vermelding “btw verlegd”."),
  "BR-IC-*": verdict("SENDER", "Check the intra-Community lines (category K): rate 0, both VAT numbers, a delivery date or period, the country of delivery, and the exemption reason.", "Controleer de intracommunautaire regels (categorie K): tarief 0, beide btw-nummers, een leverdatum of periode, het land van levering, en de vrijstellingsreden."),
  "BR-G-*": verdict("SENDER", "Check the export lines (category G): rate 0, your own VAT number, and the reason that it is an export outside the EU.", "Controleer de exportregels (categorie G): tarief 0, uw eigen btw-nummer, en als reden dat het export buiten de EU is."),
  "BR-O-*": verdict("SENDER", "Check the lines outside VAT (category O): no rate, a reason, and no lines of other VAT categories on the same invoice.", "Controleer de regels buiten de btw (categorie O): geen tarief, wel een reden, en geen regels met een andere btw-categorie op dezelfde factuur."),

  "BR-CO-04": explained("Each line has a VAT category; without it nobody knows whether VAT is due, or why not.", "Elke regel heeft een btw-categorie; zonder weet niemand of er btw verschuldigd is, of waarom niet.", REMEDY.vatCategory),
  "BR-CO-17": explained("The VAT of a category is its taxable amount times the rate, rounded to cents. Receivers compute it again.", "De btw van een categorie is de grondslag maal het percentage, afgerond op centen. Ontvangers rekenen dat na.", REMEDY.breakdown),
  "BR-CO-18": explained("Each invoice has a VAT breakdown, also when no VAT is charged; it says why not.", "Elke factuur heeft een btw-specificatie, ook zonder btw; daar staat dan in waarom die er niet is.", REMEDY.breakdown),
  "BR-45": explained("An entry of the VAT breakdown says over which amount VAT is counted; that amount is missing.", "Een regel van de btw-specificatie zegt over welk bedrag de btw gaat; dat bedrag ontbreekt.", REMEDY.breakdown),
  "BR-46": explained("An entry of the VAT breakdown says how much VAT is due; that amount is missing. Without VAT it is 0.00.", "Een regel van de btw-specificatie zegt hoeveel btw er is; dat bedrag ontbreekt. Zonder btw is het 0.00.", REMEDY.breakdown),
  "BR-47": explained("An entry of the VAT breakdown says which VAT category it is about; without it the VAT cannot be booked.", "Een regel van de btw-specificatie zegt om welke btw-categorie het gaat; zonder is de btw niet te boeken.", REMEDY.vatCategory),
  "BR-48": explained("An entry of the VAT breakdown has a rate, which is 0 where no VAT is charged. Only outside VAT (O) there is none.", "Een regel van de btw-specificatie heeft een percentage, dat 0 is als er geen btw is. Alleen buiten de btw (O) staat er geen.", verdict("SENDER", "Fill in the VAT rate, e.g. 21, 9 or 0.", "Vul het btw-percentage in, bijvoorbeeld 21, 9 of 0.")),
  "BR-CL-17": explained("The VAT category is a code from a fixed list; names such as “hoog” or your own VAT codes cannot be read.", "De btw-categorie is een code uit een vaste lijst; namen als “hoog” of uw eigen btw-codes zijn niet te lezen.", REMEDY.vatCategory),
  "BR-CL-18": explained("The VAT category of a line is a code from a fixed list; names such as “hoog” or your own VAT codes cannot be read.", "De btw-categorie van een regel is een code uit een vaste lijst; namen als “hoog” of uw eigen btw-codes zijn niet te lezen.", REMEDY.vatCategory),
  "BR-CL-22": explained("The code that says why no VAT is charged comes from the European list (VATEX).", "De code die zegt waarom er geen btw is, komt uit de Europese lijst (VATEX).", verdict("SENDER", "Use e.g. VATEX-EU-AE for a reverse charge or VATEX-EU-IC within the EU; or leave the code out and give the reason as text.", "Gebruik bijvoorbeeld VATEX-EU-AE voor btw verlegd of VATEX-EU-IC binnen de EU; of laat de code weg en geef de reden als tekst.")),
  "BR-B-01": explained("Split payment (category B) exists in Italy only; receivers elsewhere cannot book it.", "Split payment (categorie B) bestaat alleen in Italië; ontvangers elders kunnen het niet boeken.", REMEDY.vatCategory),

  "BR-S-01": SHARED.inBreakdown,
  "BR-S-02": SHARED.ownVatNumber,
  "BR-S-05": explained("A line with VAT (S) has a rate above 0. A line at 0 % belongs in the category that says why: Z, E, AE, K or G.", "Een regel met btw (S) heeft een percentage boven 0. Een regel met 0 % hoort in de categorie die zegt waarom: Z, E, AE, K of G.", verdict("SENDER", "Fill in the rate, 21 or 9. For 0 % choose another VAT category in the VAT posting setup.", "Vul het percentage in, 21 of 9. Kies voor 0 % een andere btw-categorie in de btw-boekingsinstellingen.")),
  "BR-S-08": explained("For each VAT rate the taxable amount is the lines with that rate, less discounts, plus charges. Receivers compute it again to book the VAT.", "Per btw-tarief is de grondslag de som van de regels met dat tarief, min kortingen, plus toeslagen. Ontvangers rekenen dat na om de btw te boeken.", REMEDY.breakdown),
  "BR-S-09": explained("The VAT is the taxable amount times the rate. A difference means that amount or rate is wrong, and the customer cannot deduct it.", "De btw is de grondslag maal het percentage. Een verschil betekent dat bedrag of tarief niet klopt, en de klant kan het niet aftrekken.", REMEDY.breakdown),
  "BR-S-10": explained("Where VAT is charged (S) there is no reason not to; an exemption reason contradicts it.", "Waar u btw rekent (S), is er geen reden om dat niet te doen; een vrijstellingsreden spreekt dat tegen.", REMEDY.noExemption),

  "BR-Z-01": SHARED.inBreakdown,
  "BR-Z-02": SHARED.ownVatNumber,
  "BR-Z-05": SHARED.zeroRate,
  "BR-Z-08": SHARED.taxable,
  "BR-Z-09": SHARED.noVat,
  "BR-Z-10": explained("Zero rate (Z) is a rate, no exemption; an exemption reason contradicts it.", "Nultarief (Z) is een tarief en geen vrijstelling; een vrijstellingsreden spreekt dat tegen.", REMEDY.noExemption),

  "BR-E-01": SHARED.inBreakdown,
  "BR-E-02": SHARED.ownVatNumber,
  "BR-E-05": SHARED.zeroRate,
  "BR-E-08": SHARED.taxable,
  "BR-E-09": SHARED.noVat,
  "BR-E-10": explained("Where VAT is not charged because of an exemption (E), the customer and the tax authorities want to read which one.", "Waar u geen btw rekent vanwege een vrijstelling (E), willen de klant en de Belastingdienst lezen welke dat is.", verdict("SENDER", "Give the reason of the exemption, e.g. “Vrijgesteld van btw, art. 11 Wet OB”.", "Geef de reden van de vrijstelling, bijvoorbeeld “Vrijgesteld van btw, art. 11 Wet OB”.")),

  "BR-AE-01": SHARED.inBreakdown,
  "BR-AE-02": explained("With a reverse charge (AE) the customer declares the VAT; so the invoice names both of you by number.", "Bij btw verlegd (AE) geeft de klant de btw aan; daarom staan u beiden met een nummer op de factuur.", verdict("SENDER", "Fill in the VAT number or KvK number on the customer card, and your own VAT number at your organization.", "Vul op de klantkaart het btw-nummer of KvK-nummer in, en bij uw organisatie uw eigen btw-nummer.")),
  "BR-AE-05": explained("With a reverse charge (AE) you charge no VAT: the rate is 0, and the customer computes the VAT.", "Bij btw verlegd (AE) rekent u geen btw: het percentage is 0, en de klant berekent de btw.", REMEDY.zeroRate),
  "BR-AE-08": SHARED.taxable,
  "BR-AE-09": SHARED.noVat,
  "BR-AE-10": explained("With a reverse charge the invoice says “btw verlegd” in words or by code; Dutch law asks for these words.", "Bij verlegging staat “btw verlegd” op de factuur, in woorden of met een code; de wet verlangt die vermelding.", verdict("SENDER", "Give “Btw verlegd” as reason, or code VATEX-EU-AE; or leave the VAT breakdown out: the gateway fills it in.", "Geef “Btw verlegd” als reden, of code VATEX-EU-AE; of laat de btw-specificatie weg: de gateway vult het in.")),

  "BR-IC-01": SHARED.inBreakdown,
  "BR-IC-02": explained("For a delivery within the EU (K) both parties need a VAT number; the tax authorities compare your declarations by it.", "Voor een levering binnen de EU (K) hebben beide partijen een btw-nummer nodig; daarmee vergelijken belastingdiensten de aangiften.", REMEDY.customerVatNumber),
  "BR-IC-05": SHARED.zeroRate,
  "BR-IC-08": SHARED.taxable,
  "BR-IC-09": SHARED.noVat,
  "BR-IC-10": explained("For a delivery within the EU without VAT the invoice says that it is one.", "Bij een levering binnen de EU zonder btw staat op de factuur dat het daarom gaat.", verdict("SENDER", "Give “Intracommunautaire levering” as reason, or code VATEX-EU-IC.", "Geef “Intracommunautaire levering” als reden, of code VATEX-EU-IC.")),
  "BR-IC-11": explained("For a delivery within the EU the date of delivery or the period decides in which declaration it belongs.", "Bij een levering binnen de EU bepaalt de leverdatum of de periode in welke aangifte die hoort.", verdict("SENDER", "Fill in the shipment date, or the period that the invoice is about.", "Vul de verzenddatum in, of de periode waar de factuur over gaat.")),
  "BR-IC-12": explained("For a delivery within the EU the country of arrival proves that the goods left the Netherlands.", "Bij een levering binnen de EU toont het land van aankomst aan dat de goederen Nederland verlieten.", verdict("SENDER", "Fill in the country of the ship-to address.", "Vul het land in van het verzendadres.")),

  "BR-G-01": SHARED.inBreakdown,
  "BR-G-02": SHARED.ownVatNumber,
  "BR-G-05": SHARED.zeroRate,
  "BR-G-08": SHARED.taxable,
  "BR-G-09": SHARED.noVat,
  "BR-G-10": explained("Where no VAT is charged because of export, the invoice says so.", "Waar u geen btw rekent vanwege export, staat dat op de factuur.", verdict("SENDER", "Give “Export buiten de EU” as reason, or code VATEX-EU-G.", "Geef “Export buiten de EU” als reden, of code VATEX-EU-G.")),

  "BR-O-01": SHARED.inBreakdown,
  "BR-O-02": explained("An invoice outside VAT (O) carries no VAT numbers, neither yours nor the customer’s: they would say that VAT applies after all.", "Een factuur buiten de btw (O) heeft geen btw-nummers, niet van u en niet van de klant: die zouden zeggen dat er toch btw geldt.", verdict("SENDER", "Leave the VAT numbers out; or choose another VAT category if you are an entrepreneur for VAT, e.g. E or Z.", "Laat de btw-nummers weg; of kies een andere btw-categorie als u btw-ondernemer bent, bijvoorbeeld E of Z.")),
  "BR-O-05": explained("A line outside VAT (O) has no rate at all, not even 0: a rate would say that VAT applies.", "Een regel buiten de btw (O) heeft geen percentage, ook geen 0: een percentage zou zeggen dat er btw geldt.", verdict("SENDER", "Leave the rate out, or choose category Z or E for a line at 0 %.", "Laat het percentage weg, of kies categorie Z of E voor een regel met 0 %.")),
  "BR-O-08": SHARED.taxable,
  "BR-O-09": SHARED.noVat,
  "BR-O-10": explained("An invoice outside VAT (O) says why, so that the customer knows that no VAT was forgotten.", "Een factuur buiten de btw (O) zegt waarom, zodat de klant weet dat er geen btw vergeten is.", verdict("SENDER", "Give “Valt buiten de btw” as reason, or code VATEX-EU-O.", "Geef “Valt buiten de btw” als reden, of code VATEX-EU-O.")),
  "BR-O-11": SHARED.alone,
  "BR-O-12": SHARED.alone,

  "BR-53": explained("Where the VAT is declared in another currency than the invoice’s, the total VAT stands there in both.", "Als de btw in een andere valuta dan die van de factuur wordt aangegeven, staat het btw-totaal er in beide.", verdict("SENDER", "Add the VAT total in the second currency, or leave that currency out.", "Voeg het btw-totaal in de tweede valuta toe, of laat die valuta weg.")),
  "PEPPOL-EN16931-R005": explained("A second currency for the VAT makes sense only if it differs from that of the invoice.", "Een tweede valuta voor de btw heeft alleen zin als die een andere is dan die van de factuur.", verdict("SENDER", "Leave the VAT accounting currency out.", "Laat de btw-valuta weg.")),
  "PEPPOL-EN16931-R053": explained("An invoice has one VAT total with one breakdown; with several of them nobody knows which one counts.", "Een factuur heeft één btw-totaal met één specificatie; bij meer weet niemand welke geldt.", REMEDY.breakdown),
  "PEPPOL-EN16931-R054": explained("A VAT total without breakdown is the one in a second currency; here one of the two, total or currency, is missing.", "Een btw-totaal zonder specificatie is dat in een tweede valuta; hier ontbreekt één van beide, het totaal of de valuta.", verdict("SENDER", "Leave out the second currency and its VAT total, or give both.", "Laat de tweede valuta en het btw-totaal daarin weg, of geef beide.")),
  "PEPPOL-EN16931-P0104": explained("The exemption code and the VAT category contradict each other: VATEX-EU-G is for export (G).", "De vrijstellingscode en de btw-categorie spreken elkaar tegen: VATEX-EU-G is voor export (G).", REMEDY.vatCategory),
  "PEPPOL-EN16931-P0105": explained("The exemption code and the VAT category contradict each other: VATEX-EU-O is for what lies outside VAT (O).", "De vrijstellingscode en de btw-categorie spreken elkaar tegen: VATEX-EU-O is voor wat buiten de btw valt (O).", REMEDY.vatCategory),
  "PEPPOL-EN16931-P0106": explained("The exemption code and the VAT category contradict each other: VATEX-EU-IC is for deliveries within the EU (K).", "De vrijstellingscode en de btw-categorie spreken elkaar tegen: VATEX-EU-IC is voor leveringen binnen de EU (K).", REMEDY.vatCategory),
  "PEPPOL-EN16931-P0107": explained("The exemption code and the VAT category contradict each other: VATEX-EU-AE is for a reverse charge (AE).", "De vrijstellingscode en de btw-categorie spreken elkaar tegen: VATEX-EU-AE is voor btw verlegd (AE).", REMEDY.vatCategory),
  "BR-NL-19": explained("Dutch VAT is declared in euros; Dutch receivers do not use a second currency for it.", "Nederlandse btw geeft u aan in euro’s; Nederlandse ontvangers gebruiken er geen tweede valuta voor.", REMEDY.discouraged),
  "BR-NL-33": explained("Dutch receivers do not use a VAT total in a second currency.", "Nederlandse ontvangers gebruiken geen btw-totaal in een tweede valuta.", REMEDY.discouraged),
  "BR-NL-35": explained("In the Netherlands the reason of an exemption stands there as text; a code beside it is not needed.", "In Nederland staat de reden van een vrijstelling er als tekst; een code erbij hoeft niet.", REMEDY.discouraged),
};
