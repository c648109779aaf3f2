import type { ConnectorErrorCode } from "../connector/error.ts";
import type { Help } from "./help.ts";
import { precondition, transient, unknown, verdict } from "./help-entry.ts";

/** Remotes that fail; also the failed checks of a connection test. */
// biome-ignore format: one entry a line
export const CONNECTOR_ERROR_HELP = {
  AUTH_REJECTED: precondition("ADMINISTRATOR", "Enter App Key and Secret (or client ID and client secret) again and click “Verbinding testen”. A new set of keys makes the old one invalid.", "Vul App Key en Secret (of client-ID en clientgeheim) opnieuw in en klik op “Verbinding testen”. Een nieuwe set sleutels maakt de oude ongeldig."),
  REAUTHORIZATION_REQUIRED: precondition("ADMINISTRATOR", "Sign in again with Microsoft Entra ID, preferably in an incognito window.", "Meld opnieuw aan met Microsoft Entra ID, liefst in een incognitovenster."),
  ACCOUNT_BLOCKED: precondition("ADMINISTRATOR", "On the eConnect platform, pay open invoices or top up a negative balance; if neither is the cause, call eConnect. Then click “Verbinding testen”: queued invoices go out by themselves.", "Betaal op het eConnect-platform openstaande facturen of waardeer een negatief saldo op; is dat niet de oorzaak, bel dan eConnect. Klik daarna op “Verbinding testen”: facturen in de wachtrij worden dan vanzelf verzonden."),
  NOT_PERMITTED: precondition("ADMINISTRATOR", "Check that “Bedrijfs-ID eConnect” or the party ID belongs to these keys and that the user who made them is a member of the organization. In Business Central, check the permissions of the app.", "Controleer of “Bedrijfs-ID eConnect” of het partyId bij deze sleutels hoort en of de gebruiker die ze maakte lid is van de organisatie. Controleer in Business Central de machtigingen van de app."),
  CONFIGURATION_INVALID: precondition("ADMINISTRATOR", "Check the subscription key, the addresses and, in 4PS, “Generieke webservice naamruimten”: prefix soapenv, namespace http://schemas.xmlsoap.org/soap/envelope/. Then click “Verbinding testen”.", "Controleer de subscription key, de adressen en, in 4PS, “Generieke webservice naamruimten”: prefix soapenv, namespace http://schemas.xmlsoap.org/soap/envelope/. Klik daarna op “Verbinding testen”."),
  RATE_LIMITED: transient("NETWORK", "The other side asks for a pause. The gateway goes on by itself.", "De andere kant vraagt om een pauze. De gateway gaat vanzelf verder."),
  UNREACHABLE: transient("NETWORK", "The gateway tries again by itself. If it lasts longer than an hour, let the administrator check whether outgoing HTTPS (port 443) is allowed.", "De gateway probeert het vanzelf opnieuw. Duurt het langer dan een uur, laat de beheerder dan nagaan of uitgaand HTTPS-verkeer (poort 443) is toegestaan."),
  UNAVAILABLE: transient("NETWORK", "The other side is down or busy; the gateway tries again by itself. If it lasts longer than a day, ask techsupport@econnect.eu.", "De andere kant is uitgevallen of druk; de gateway probeert het vanzelf opnieuw. Duurt het langer dan een dag, vraag het dan aan techsupport@econnect.eu."),
  NOT_READY: transient("NETWORK", "The other side is still at work on it. The gateway asks again in a moment.", "De andere kant is er nog mee bezig. De gateway vraagt het zo opnieuw."),
  OUTCOME_UNKNOWN: unknown("US", "Wait and do not send it again: the gateway finds out whether it arrived.", "Wacht en verzend het niet opnieuw: de gateway zoekt uit of het is aangekomen."),
  REMOTE_REFUSED: verdict("SENDER", "Correct what the message of the other side names and try again.", "Corrigeer wat in de melding van de andere kant staat en probeer het opnieuw."),
  NOT_FOUND: verdict("SENDER", "Check the id or number: nothing is known under it, or it was deleted.", "Controleer het id of nummer: daaronder is niets bekend, of het is verwijderd."),
  TOO_LARGE: verdict("SENDER", "Leave out attachments or make them smaller; together with the invoice they may be 24 MB.", "Laat bijlagen weg of maak ze kleiner; samen met de factuur mogen ze 24 MB zijn."),
} as const satisfies Record<ConnectorErrorCode, Help>;
