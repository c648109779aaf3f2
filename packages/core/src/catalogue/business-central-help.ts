import { type HelpTable, precondition, transient } from "./help-entry.ts";

// biome-ignore format: one entry a line
const SHARED = {
  down: transient("NETWORK", "Business Central is not available now; the gateway tries again by itself.", "Business Central is nu niet beschikbaar; de gateway probeert het vanzelf opnieuw."),
};

/** Codes of Business Central and of Microsoft Entra (business-central §2.10). */
// biome-ignore format: one entry a line
export const BUSINESS_CENTRAL_HELP: HelpTable = {
  "Application_*": precondition("ADMINISTRATOR", "Mend in Business Central what its message names, e.g. an empty mandatory field, and try again.", "Los in Business Central op wat de melding noemt, bijvoorbeeld een leeg verplicht veld, en probeer het opnieuw."),
  "Authentication_*": precondition("ADMINISTRATOR", "Check the client ID and client secret, and that the app stands on the page Microsoft Entra applications in Business Central.", "Controleer client-ID en clientgeheim, en of de app op de pagina Microsoft Entra-toepassingen in Business Central staat."),
  "Authorization_*": precondition("ADMINISTRATOR", "On the page Microsoft Entra applications in Business Central, give the app permissions for sales invoices, vendors and purchase invoices.", "Geef de app op de pagina Microsoft Entra-toepassingen in Business Central machtigingen voor verkoopfacturen, leveranciers en inkoopfacturen."),
  "AADSTS*": precondition("ADMINISTRATOR", "Check the tenant, the client ID and whether the client secret has expired in Microsoft Entra.", "Controleer de tenant, de client-ID en of het clientgeheim in Microsoft Entra is verlopen."),
  "BadRequest_*": precondition("ADMINISTRATOR", "Check the environment, the company and the API address in the settings of the connection.", "Controleer de omgeving, het bedrijf en het API-adres in de instellingen van de verbinding."),
  "Internal_*": precondition("ADMINISTRATOR", "Check in Business Central whether the record or company that the message names still exists.", "Controleer in Business Central of de record of het bedrijf uit de melding nog bestaat."),
  Internal_ServerError: SHARED.down,
  Internal_TenantUnavailable: SHARED.down,
  // A family, so that the advice of the situation goes before it.
  "Unknown*": precondition("ADMINISTRATOR", "Business Central gives no reason but its message. If trying again does not help, look the correlation ID up in its telemetry, or ask its administrator.", "Business Central geeft geen andere reden dan de melding. Helpt opnieuw proberen niet, zoek dan de correlatie-ID op in de telemetrie of vraag het de beheerder."),
  Request_EntityChanged: transient("US", "Somebody changed the record in Business Central at the same time; the gateway tries again by itself.", "Iemand wijzigde de record in Business Central tegelijkertijd; de gateway probeert het vanzelf opnieuw."),
};
