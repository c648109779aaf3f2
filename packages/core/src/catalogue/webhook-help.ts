import { type HelpTable, precondition, transient, verdict } from "./help-entry.ts";

/** Webhooks out: what is wrong with an endpoint, and why a message does not arrive. */
// biome-ignore format: one entry a line
export const WEBHOOK_HELP: HelpTable = {
  "WEBHOOK-URL-01": verdict("ADMINISTRATOR", "Enter the whole address of the receiver, beginning with https://, without user name, password or fragment.", "Vul het volledige adres van de ontvanger in, beginnend met https://, zonder gebruikersnaam, wachtwoord of fragment."),
  "WEBHOOK-URL-02": verdict("ADMINISTRATOR", "Use an https address, or let the operator of the gateway name the receiver in ERP_GATEWAY_WEBHOOK_ALLOW.", "Gebruik een https-adres, of laat de beheerder van de gateway de ontvanger opnemen in ERP_GATEWAY_WEBHOOK_ALLOW."),
  "WEBHOOK-URL-03": verdict("ADMINISTRATOR", "Use a public address, or let the operator of the gateway name the receiver in ERP_GATEWAY_WEBHOOK_ALLOW.", "Gebruik een openbaar adres, of laat de beheerder van de gateway de ontvanger opnemen in ERP_GATEWAY_WEBHOOK_ALLOW."),
  "WEBHOOK-TOPIC-01": verdict("ADMINISTRATOR", "Choose types of events from the description of the field, a group such as INVOICE_*, or * for all.", "Kies soorten gebeurtenissen uit de beschrijving van het veld, een groep zoals INVOICE_*, of * voor alles."),
  "WEBHOOK-TOPIC-02": verdict("ADMINISTRATOR", "Choose between 1 and 100 topics; * stands for all of them.", "Kies tussen 1 en 100 onderwerpen; * staat voor allemaal."),
  "WEBHOOK-OVERLAP-01": verdict("ADMINISTRATOR", "Choose an overlap from 0 to 168 hours. 0 ends the old secret at once.", "Kies een overlap van 0 tot 168 uur. Met 0 vervalt het oude geheim meteen."),
  "WEBHOOK-POSITION-01": verdict("ADMINISTRATOR", "Give the position of an event that you have, or 0 for everything from the beginning.", "Geef de positie van een gebeurtenis die u hebt, of 0 voor alles vanaf het begin."),
  WEBHOOK_CHANGED: transient("ADMINISTRATOR", "Somebody else changed the webhook at the same time. Look at it and try again.", "Iemand anders wijzigde de webhook tegelijkertijd. Bekijk die en probeer het opnieuw."),
  WEBHOOK_MESSAGE_WAITING: precondition("ADMINISTRATOR", "Nothing to do: the message is sent at the moment it shows. Mend the receiver until then.", "U hoeft niets te doen: het bericht gaat op het getoonde moment. Herstel de ontvanger voor die tijd."),
  WEBHOOK_STATUS: precondition("ADMINISTRATOR", "Look into the log of the receiver why it refuses the message; it must answer with a status from 200 to 299.", "Zoek in het log van de ontvanger waarom die het bericht weigert; het antwoord moet een status van 200 tot 299 hebben."),
  WEBHOOK_REDIRECT: precondition("ADMINISTRATOR", "Enter the address that the receiver redirects to; redirects are not followed.", "Vul het adres in waarnaar de ontvanger doorverwijst; doorverwijzingen worden niet gevolgd."),
  WEBHOOK_TIMEOUT: precondition("ADMINISTRATOR", "Let the receiver answer within 15 seconds: first store the message, then answer, then work on it.", "Laat de ontvanger binnen 15 seconden antwoorden: eerst het bericht bewaren, dan antwoorden, dan verwerken."),
  WEBHOOK_UNREACHABLE: precondition("ADMINISTRATOR", "Check that the receiver runs, and that its name and its firewall are right.", "Controleer of de ontvanger draait en of de naam en de firewall kloppen."),
  WEBHOOK_CERTIFICATE: precondition("ADMINISTRATOR", "Give the receiver a valid certificate of a recognised authority, with all intermediate certificates.", "Geef de ontvanger een geldig certificaat van een erkende uitgever, met alle tussenliggende certificaten."),
  WEBHOOK_ADDRESS_REFUSED: precondition("ADMINISTRATOR", "Use a name with a public address, or let the operator of the gateway name the receiver in ERP_GATEWAY_WEBHOOK_ALLOW.", "Gebruik een naam met een openbaar adres, of laat de beheerder van de gateway de ontvanger opnemen in ERP_GATEWAY_WEBHOOK_ALLOW."),
};
