import { type HelpTable, precondition, transient } from "./help-entry.ts";

// biome-ignore format: one entry a line
const SHARED = {
  notAllowed: precondition("ECONNECT", "Check the client ID and the addresses in the settings of the connection. If they are right, ask techsupport@econnect.eu: this client may not sign in in this way.", "Controleer de client-ID en de adressen in de instellingen van de verbinding. Kloppen die, vraag het dan aan techsupport@econnect.eu: deze client mag zich niet op deze manier aanmelden."),
  down: transient("NETWORK", "The identity server is down or busy; the gateway tries again by itself.", "De identity server is uitgevallen of druk; de gateway probeert het vanzelf opnieuw."),
};

/** Codes of token endpoints (RFC 6749 §5.2, §4.1.2.1; psb-api §1.3). */
// biome-ignore format: one entry a line
export const IDENTITY_HELP: HelpTable = {
  invalid_client: precondition("ADMINISTRATOR", "Enter the client ID and the client secret again: the identity server does not know them, or the secret has run out. Then test the connection again.", "Vul client-ID en clientgeheim opnieuw in: de identity server kent ze niet, of het geheim is verlopen. Test de verbinding daarna opnieuw."),
  invalid_grant: precondition("ADMINISTRATOR", "Check user name and password in the settings of the connection, or sign in again: the identity server does not accept them any more.", "Controleer gebruikersnaam en wachtwoord in de instellingen van de verbinding, of meld opnieuw aan: de identity server accepteert ze niet meer."),
  access_denied: precondition("ADMINISTRATOR", "Let an administrator of the identity server give this client access, then test the connection again.", "Laat een beheerder van de identity server deze client toegang geven, en test de verbinding daarna opnieuw."),
  unauthorized_client: SHARED.notAllowed,
  unsupported_grant_type: SHARED.notAllowed,
  invalid_scope: SHARED.notAllowed,
  invalid_request: SHARED.notAllowed,
  server_error: SHARED.down,
  temporarily_unavailable: SHARED.down,
};
