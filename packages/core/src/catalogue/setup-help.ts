import { type HelpTable, precondition, verdict } from "./help-entry.ts";

/** Organizations, customer cards, sending profiles and autopilots. */
// biome-ignore format: one entry a line
export const SETUP_HELP: HelpTable = {
  "ORG-NAME-01": verdict("ADMINISTRATOR", "Fill in the legal name, as in the trade register.", "Vul de statutaire naam in, zoals in het Handelsregister."),
  "ORG-IDENTIFIER-01": verdict("ADMINISTRATOR", "Add at least one identifier, e.g. the KvK number as 0106:12345678. The first one is the address invoices are sent from.", "Voeg minstens één nummer toe, bijvoorbeeld het KvK-nummer als 0106:12345678. Het eerste is het adres waar facturen vandaan komen."),
  "ORG-IDENTIFIER-02": precondition("ADMINISTRATOR", "Look for the organization that has this identifier already and use that one, or correct the identifier.", "Zoek de organisatie die dit nummer al heeft en gebruik die, of corrigeer het nummer."),
  "CUSTOMER-NUMBER-01": verdict("SENDER", "Fill in the customer number, the same as in the ERP.", "Vul het klantnummer in, hetzelfde als in het ERP."),
  "CUSTOMER-NUMBER-02": precondition("SENDER", "Change the customer card that has this number, or give this one another number.", "Wijzig de klantkaart die dit nummer al heeft, of geef deze kaart een ander nummer."),
  "CUSTOMER-NAME-01": verdict("SENDER", "Fill in the name on the customer card.", "Vul de naam in op de klantkaart."),
  "CUSTOMER-PROFILE-01": verdict("SENDER", "Choose a sending profile of the customer's own organization.", "Kies een verzendprofiel van de organisatie waar de klant bij hoort."),
  "PROFILE-CODE-01": verdict("ADMINISTRATOR", "Give the sending profile a code, e.g. ECONNECT.", "Geef het verzendprofiel een code, bijvoorbeeld ECONNECT."),
  "PROFILE-CODE-02": precondition("ADMINISTRATOR", "Change the sending profile that has this code, or choose another code.", "Wijzig het verzendprofiel dat deze code al heeft, of kies een andere code."),
  "PROFILE-CONNECTION-01": verdict("ADMINISTRATOR", "Choose a connection of the same organization as the sending profile.", "Kies een verbinding van dezelfde organisatie als het verzendprofiel."),
  "PROFILE-CONNECTION-02": verdict("ADMINISTRATOR", "Choose an eConnect connection; one with Business Central cannot send to customers.", "Kies een verbinding met eConnect; een verbinding met Business Central kan niet naar klanten verzenden."),
  "AUTOPILOT-CONNECTION-01": verdict("ADMINISTRATOR", "As the source, choose an eConnect connection that can receive and was not revoked.", "Kies als bron een verbinding met eConnect die kan ontvangen en niet is ingetrokken."),
  "AUTOPILOT-CONNECTION-02": precondition("ADMINISTRATOR", "Change the autopilot that serves this connection already; there is one per connection.", "Wijzig de Autopilot die al bij deze verbinding hoort; er is er één per verbinding."),
  "AUTOPILOT-ERP-01": verdict("ADMINISTRATOR", "As the target, choose a connection with Business Central that was not revoked.", "Kies als doel een verbinding met Business Central die niet is ingetrokken."),
  "AUTOPILOT-ERP-02": verdict("ADMINISTRATOR", "Choose two connections of one organization, so that invoices are booked in its own books.", "Kies twee verbindingen van één organisatie, zodat facturen in de eigen administratie worden geboekt."),
  "AUTOPILOT-SCHEME-01": verdict("ADMINISTRATOR", "Add a rule to the posting scheme for each VAT rate you receive, e.g. S at 21 % to the VAT code of the ERP.", "Voeg aan het boekingsschema een regel toe voor elk btw-tarief dat u ontvangt, bijvoorbeeld S met 21 % naar de btw-code van het ERP."),
  "AUTOPILOT-TOLERANCE-01": verdict("ADMINISTRATOR", "Enter a tolerance of zero or more, e.g. 0.05.", "Vul een tolerantie van nul of hoger in, bijvoorbeeld 0.05."),
  "AUTOPILOT-LEDGER-01": verdict("ADMINISTRATOR", "Choose a ledger account of the ERP; all lines are booked on it.", "Kies een grootboekrekening van het ERP; alle regels worden daarop geboekt."),
};
