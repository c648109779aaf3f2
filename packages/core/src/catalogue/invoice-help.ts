import { type HelpTable, precondition, transient, unknown, verdict } from "./help-entry.ts";

/** Sales invoices: their fields, what stands in the way of sending, and the states that ask for somebody. */
// biome-ignore format: one entry a line
export const INVOICE_HELP: HelpTable = {
  "INV-*": verdict("SENDER", "Correct the field that the path names; the message says what it must hold.", "Corrigeer het veld dat het pad noemt; de melding zegt wat erin moet staan."),
  "INV-REQUIRED": verdict("SENDER", "Fill in the field that the path names.", "Vul het veld in dat het pad noemt."),
  "INV-UNKNOWN": verdict("SENDER", "Remove the field that the path names, or correct the spelling of its name.", "Verwijder het veld dat het pad noemt, of corrigeer de spelling van de naam."),
  "INV-LINES-01": verdict("SENDER", "Add at least one line to the invoice.", "Voeg minstens één regel aan de factuur toe."),
  "INV-LINES-02": verdict("SENDER", "Split the invoice into several invoices.", "Splits de factuur in meerdere facturen."),
  "INV-BASE64": verdict("SENDER", "Attach the file again; it was not passed on in one piece.", "Voeg het bestand opnieuw bij; het is niet heel overgekomen."),
  "INV-VAT-RATE": verdict("SENDER", "Fill in the VAT rate, e.g. 21.00; only category O (outside VAT) goes without.", "Vul het btw-percentage in, bijvoorbeeld 21.00; alleen categorie O (buiten de btw) heeft er geen."),
  "INV-BREAKDOWN-*": verdict("SENDER", "Give the VAT breakdown one entry per VAT category and rate on the lines, or leave it out: the gateway computes it.", "Geef in de btw-specificatie één regel per btw-categorie en tarief van de factuurregels, of laat die weg: de gateway berekent de btw zelf."),
  "INV-SHARE-01": verdict("SENDER", "Give the payment means an id, e.g. GACCOUNT for the G-account.", "Geef de betaalwijze een id, bijvoorbeeld GACCOUNT voor de G-rekening."),
  "INV-PASSTHROUGH-01": verdict("SENDER", "Pass fewer or smaller elements through.", "Geef minder of kleinere elementen ongewijzigd door."),
  "INV-RANGE": verdict("SENDER", "Check quantities and prices: the amount is larger than an invoice can carry.", "Controleer aantallen en prijzen: het bedrag is groter dan op een factuur past."),
  "INV-TOTAL-*": verdict("SENDER", "Correct quantity, price, discount or VAT rate so that the amounts agree, or leave the amount out: the gateway computes it.", "Corrigeer aantal, prijs, korting of btw-tarief zodat de bedragen kloppen, of laat het bedrag weg: de gateway berekent het."),

  INVOICE_NUMBER_TAKEN: precondition("SENDER", "Give the invoice another number, or go on with the invoice that has this number already.", "Geef de factuur een ander nummer, of ga verder met de factuur die dit nummer al heeft."),
  INVOICE_FROZEN: precondition("SENDER", "A posted invoice cannot change any more. Make a credit note and then a new invoice.", "Een geboekte factuur kan niet meer wijzigen. Maak een creditnota en daarna een nieuwe factuur."),
  INVOICE_STATE: precondition("SENDER", "Look at the state of the invoice. Only a draft is posted, only a posted or refused invoice is sent, and what is under way or delivered is not cancelled.", "Kijk naar de status van de factuur. Alleen een concept wordt geboekt, alleen een geboekte of geweigerde factuur wordt verzonden, en wat onderweg of afgeleverd is wordt niet geannuleerd."),
  INVOICE_POSTED: precondition("SENDER", "Send the invoice: it is posted but not under way yet. If it holds an error, make a credit note instead.", "Verzend de factuur: die is geboekt maar nog niet onderweg. Staat er een fout in, maak dan een creditnota."),
  INVOICE_REFUSED: verdict("SENDER", "Read the reason on the timeline. Correct a wrong address on the customer card and send again; wrong content needs a credit note and a new invoice.", "Lees de reden op de tijdlijn. Corrigeer een verkeerd adres op de klantkaart en verzend opnieuw; bij verkeerde inhoud zijn een creditnota en een nieuwe factuur nodig."),
  INVOICE_UNKNOWN: unknown("US", "Wait and do not send the invoice again: the gateway finds out whether it arrived.", "Wacht en verzend de factuur niet opnieuw: de gateway zoekt uit of die is aangekomen."),

  ELECTRONIC_INVOICING_OFF: precondition("SENDER", "On the customer card, set “elektronische facturering” to “Verzendprofiel van documenten”, or send this invoice by other means.", "Zet op de klantkaart “elektronische facturering” op “Verzendprofiel van documenten”, of verzend deze factuur op een andere manier."),
  ELECTRONIC_INVOICING_EVERBINDING: precondition("SENDER", "On the customer card, set “elektronische facturering” to “Verzendprofiel van documenten”; “eVerbinding” belongs to the old integration.", "Zet op de klantkaart “elektronische facturering” op “Verzendprofiel van documenten”; “eVerbinding” hoort bij de oude koppeling."),
  CUSTOMER_WITHOUT_PROFILE: precondition("SENDER", "Choose a sending profile on the customer card. In 4PS the field may be hidden: look it up via “personaliseren”.", "Kies een verzendprofiel op de klantkaart. In 4PS is het veld soms verborgen: zoek het op via “personaliseren”."),
  SENDING_VIA_PEPPOL_OFF: precondition("ADMINISTRATOR", "Switch on “Sending via Peppol” in the sending profile and in the settings of the connection.", "Zet verzenden via Peppol (“Sending via Peppol”) aan in het verzendprofiel en in de instellingen van de verbinding."),
  RECIPIENT_UNREACHABLE: precondition("SENDER", "Check the Endpoint-ID on the customer card, scheme included, e.g. 0106:12345678. If it is right, ask the customer at which Peppol address they receive invoices.", "Controleer het Endpoint-ID op de klantkaart, met schema, bijvoorbeeld 0106:12345678. Klopt het, vraag de klant dan op welk Peppol-adres facturen binnenkomen."),
  RECIPIENT_LOOKUP_FAILED: transient("NETWORK", "Try again in a few minutes: the network did not answer.", "Probeer het over een paar minuten opnieuw: het netwerk gaf geen antwoord."),

  CONNECTION_NO_ERP: verdict("SENDER", "Choose the connection with Business Central: only there are posted invoices to fetch.", "Kies de verbinding met Business Central: alleen daar zijn geboekte facturen op te halen."),
  CUSTOMER_UNKNOWN: precondition("SENDER", "Make a customer card with this customer number and its Endpoint-ID, then fetch the posted invoices again.", "Maak een klantkaart met dit klantnummer en het Endpoint-ID, en haal de geboekte facturen daarna opnieuw op."),
  ERP_INVOICE_INVALID: verdict("SENDER", "Complete what the details name in Business Central, in the settings of the connection or in the mapping, then fetch the posted invoices again. If the invoice itself is wrong, make a credit note.", "Vul in Business Central, in de instellingen van de verbinding of in de mapping aan wat de details noemen, en haal de geboekte facturen opnieuw op. Is de factuur zelf fout, maak dan een creditnota."),
};
