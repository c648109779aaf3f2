import type { ConnectionState } from "../connection/connection.ts";
import { type AxisTexts, text } from "./axis.ts";

// biome-ignore format: one entry a line
export const CONNECTION_TEXTS: AxisTexts<ConnectionState> = {
  DRAFT: text("ADMINISTRATOR", "SAFE", ["The settings were entered or changed and are not tested. Work waits.", "De instellingen zijn ingevuld of gewijzigd en niet getest. Het werk wacht."], ["Test the connection, then activate it.", "Test de verbinding en activeer die daarna."]),
  TESTED: text("ADMINISTRATOR", "SAFE", ["The last test passed. Work waits.", "De laatste test is geslaagd. Het werk wacht."], ["Activate the connection.", "Activeer de verbinding."]),
  LIVE: text(undefined, "SAFE", ["The connection sends and receives.", "De verbinding verzendt en ontvangt."], ["Nothing.", "Niets."]),
  WAITING_FOR_PARTY_LINK: text("ECONNECT", "SAFE", ["eConnect still has to link the parties to the user. Work waits.", "eConnect moet de partijen nog aan de gebruiker koppelen. Het werk wacht."], ["Send the support request to eConnect TechSupport; test again when they are done.", "Stuur het supportverzoek naar eConnect TechSupport; test opnieuw als zij klaar zijn."]),
  REAUTHORIZATION_REQUIRED: text("ADMINISTRATOR", "SAFE", ["The sign-in expired or was withdrawn. Work waits.", "De aanmelding is verlopen of ingetrokken. Het werk wacht."], ["Sign in again; the work then goes on by itself.", "Meld opnieuw aan; het werk gaat daarna vanzelf verder."]),
  BLOCKED: text("ADMINISTRATOR", "SAFE", ["The other side refuses the connection. Work waits.", "De andere kant weigert de verbinding. Het werk wacht."], ["Mend the cause and test the connection; the work then goes on by itself.", "Los de oorzaak op en test de verbinding; het werk gaat daarna vanzelf verder."]),
  REVOKED: text("ADMINISTRATOR", "UNSAFE", ["The connection was ended for good.", "De verbinding is voorgoed beëindigd."], ["Make a new connection where one is still needed.", "Maak een nieuwe verbinding waar die nog nodig is."]),
};
