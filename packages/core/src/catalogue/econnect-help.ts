import { defect, type HelpTable, precondition, transient, verdict } from "./help-entry.ts";

// biome-ignore format: one entry a line
const SHARED = {
  deliveryFailed: verdict("SENDER", "Read the reason in the message. Correct the Endpoint-ID on the customer card and send again; wrong content needs a credit note and a new invoice.", "Lees de reden in de melding. Corrigeer het Endpoint-ID op de klantkaart en verzend opnieuw; bij verkeerde inhoud zijn een creditnota en een nieuwe factuur nodig."),
  tooLarge: verdict("SENDER", "Leave out attachments or make them smaller; together with the invoice they may be 24 MB.", "Laat bijlagen weg of maak ze kleiner; samen met de factuur mogen ze 24 MB zijn."),
  namespaces: precondition("ADMINISTRATOR", "Set “Generieke webservice naamruimten” to prefix soapenv and namespace http://schemas.xmlsoap.org/soap/envelope/, then click “Verbinding testen”.", "Zet “Generieke webservice naamruimten” op prefix soapenv en namespace http://schemas.xmlsoap.org/soap/envelope/, en klik daarna op “Verbinding testen”."),
  subscriptionKey: precondition("ADMINISTRATOR", "Enter the subscription key that came with the contract; eConnect sales has it. Then click “Verbinding testen”.", "Vul de subscription key in die bij het contract hoort; eConnect sales heeft die. Klik daarna op “Verbinding testen”."),
  pause: transient("NETWORK", "eConnect asks for a pause. The gateway goes on by itself.", "eConnect vraagt om een pauze. De gateway gaat vanzelf verder."),
  otherSender: verdict("SENDER", "Compare the identifiers of your organization and of the customer card with those on the invoice: they name different parties.", "Vergelijk de nummers van uw organisatie en van de klantkaart met die op de factuur: ze noemen verschillende partijen."),
};

/** Codes of eConnect itself. */
// biome-ignore format: one entry a line
export const ECONNECT_HELP: HelpTable = {
  // API31: api31-soap §3.2
  "ERR*": verdict("SENDER", "Correct what the message of eConnect names. If it is not clear, ask eConnect support and give this code.", "Corrigeer wat de melding van eConnect noemt. Is die niet duidelijk, vraag het dan aan eConnect support en geef deze code door."),
  ERRPRO1000002: precondition("ADMINISTRATOR", "Pay the open invoices of eConnect, then click “Verbinding testen”; queued invoices go out by themselves.", "Betaal de openstaande facturen van eConnect en klik daarna op “Verbinding testen”; facturen in de wachtrij worden dan vanzelf verzonden."),
  ERRPRO1000003: precondition("ADMINISTRATOR", "Top up the negative balance on the eConnect platform, then click “Verbinding testen”; queued invoices go out by themselves.", "Waardeer het negatieve saldo op het eConnect-platform op en klik daarna op “Verbinding testen”; facturen in de wachtrij worden dan vanzelf verzonden."),
  ERRPRO1000004: precondition("ECONNECT", "Call eConnect support: the account is blocked because of how the service was used.", "Bel eConnect support: het account is geblokkeerd vanwege onjuist gebruik van de dienst."),
  ERRIAU6000007: precondition("ADMINISTRATOR", "Create a new set of connection keys on the eConnect platform and enter App Key and Secret here: the old ones are wrong or were revoked.", "Maak op het eConnect-platform een nieuwe set sleutels en vul App Key en Secret hier in: de oude zijn fout of ingetrokken."),
  DEFAULT_ERROR_CODE999: transient("ECONNECT", "The gateway logs in again and retries by itself. If it lasts longer than a day, ask eConnect support.", "De gateway meldt zich vanzelf opnieuw aan en probeert het nog eens. Duurt het langer dan een dag, vraag het dan aan eConnect support."),
  ERRCDO4000041: SHARED.namespaces,
  VersionMismatch: SHARED.namespaces,
  ERRIER8000006: defect("US", "Give the invoice number and the time to the operator of the gateway: eConnect could not read the message.", "Geef het factuurnummer en het tijdstip door aan de beheerder van de gateway: eConnect kon het bericht niet lezen."),
  ERRGRP3000006: precondition("ADMINISTRATOR", "Check “Bedrijfs-ID eConnect” (XC…): these keys may not send for that organization. The user who made them must be a member of it.", "Controleer “Bedrijfs-ID eConnect” (XC…): deze sleutels mogen niet voor die organisatie verzenden. De gebruiker die ze maakte, moet er lid van zijn."),
  ERRSND4000001: precondition("SENDER", "Correct the Endpoint-ID on the customer card: the customer cannot be reached. Or enter a fallback e-mail address in the settings of the connection.", "Corrigeer het Endpoint-ID op de klantkaart: de klant is niet bereikbaar. Of vul een e-mailadres als terugval in bij de instellingen van de verbinding."),
  ERRXSL4000001: verdict("SENDER", "The invoice breaks a rule; the message says which. Make a credit note and a correct invoice.", "De factuur voldoet niet aan een regel; de melding zegt welke. Maak een creditnota en een juiste factuur."),
  ERRDMN8000003: transient("ECONNECT", "eConnect is still making the PDF. The gateway asks again in a moment.", "eConnect maakt de pdf nog. De gateway vraagt het zo opnieuw."),
  // A family, so that the advice of the situation goes before it.
  "FAULT*": transient("ECONNECT", "eConnect refused without a code; the gateway goes on by itself and sends nothing twice. If it lasts longer than a day, give eConnect support the time and the message.", "eConnect weigerde zonder code; de gateway gaat vanzelf verder en verzendt niets dubbel. Duurt het langer dan een dag, geef eConnect support dan het tijdstip en de melding."),
  // Whatever stands in front of the service: api31-soap §1.2, §1.4
  "HTTP *": precondition("ADMINISTRATOR", "Something other than eConnect answered. Check the address and the subscription key in the settings of the connection and any proxy on the way, then click “Verbinding testen”.", "Iets anders dan eConnect gaf antwoord. Controleer het adres en de subscription key in de instellingen van de verbinding en een eventuele proxy, en klik daarna op “Verbinding testen”."),
  "HTTP 5*": transient("ECONNECT", "eConnect is down or busy; the gateway tries again by itself and sends nothing twice. If it lasts longer than a day, ask eConnect support.", "eConnect is uitgevallen of druk; de gateway probeert het vanzelf opnieuw en verzendt niets dubbel. Duurt het langer dan een dag, vraag het dan aan eConnect support."),
  "HTTP 401": SHARED.subscriptionKey,
  "HTTP 403": SHARED.subscriptionKey,
  "HTTP 413": SHARED.tooLarge,
  "HTTP 429": SHARED.pause,

  // PSB: psb-api §1.5, §1.6
  "API3*": precondition("ADMINISTRATOR", "Something other than eConnect answered. Check the addresses in the settings of the connection and any proxy on the way, then test the connection again.", "Iets anders dan eConnect gaf antwoord. Controleer de adressen in de instellingen van de verbinding en een eventuele proxy, en test de verbinding daarna opnieuw."),
  "API4*": verdict("SENDER", "Correct what the message of eConnect names. If it is not clear, ask techsupport@econnect.eu and give the request number.", "Corrigeer wat de melding van eConnect noemt. Is die niet duidelijk, vraag het dan aan techsupport@econnect.eu en geef het verzoeknummer door."),
  "API400.USRMS1": SHARED.otherSender,
  "API400.USRMS2": verdict("ADMINISTRATOR", "Add an identifier that eConnect knows to your own organization, e.g. the KvK number as 0106:12345678: the invoice names no sender.", "Voeg aan uw eigen organisatie een nummer toe dat eConnect kent, bijvoorbeeld het KvK-nummer als 0106:12345678: de factuur noemt geen afzender."),
  API401: precondition("ADMINISTRATOR", "Check the balance on the eConnect platform and top it up if it is negative, check the client ID and client secret, then test the connection again.", "Controleer het saldo op het eConnect-platform en waardeer het op als het negatief is, controleer client-ID en clientgeheim, en test de verbinding opnieuw."),
  API403: precondition("ECONNECT", "Ask eConnect TechSupport to link the party ID to your account, and check the subscription key. Then test the connection again.", "Vraag eConnect TechSupport om het partyId aan uw account te koppelen, en controleer de subscription key. Test de verbinding daarna opnieuw."),
  API404: precondition("SENDER", "Check the Endpoint-ID on the customer card, scheme included: eConnect does not find this party or document.", "Controleer het Endpoint-ID op de klantkaart, met schema: eConnect vindt deze partij of dit document niet."),
  API409: transient("US", "There is nothing to do: eConnect has this document from an earlier attempt.", "Er is niets te doen: eConnect heeft dit document al van een eerdere poging."),
  API413: SHARED.tooLarge,
  API429: SHARED.pause,
  "API5*": transient("ECONNECT", "eConnect has a fault; the gateway tries again by itself. If it lasts longer than a day, ask techsupport@econnect.eu.", "Bij eConnect is een storing; de gateway probeert het vanzelf opnieuw. Duurt het langer dan een dag, vraag het dan aan techsupport@econnect.eu."),
  InvoiceSentError: SHARED.deliveryFailed,
  Rejected: SHARED.deliveryFailed,
  Failed: SHARED.deliveryFailed,
};
