import { defect, type HelpTable, precondition, transient, verdict } from "./help-entry.ts";

/** What is wrong with a request to this gateway, whatever it is about. */
// biome-ignore format: one entry a line
export const REQUEST_HELP: HelpTable = {
  UNAUTHENTICATED: precondition("ADMINISTRATOR", "Send a valid token in the header Authorization: Bearer. The administrator of the gateway issues tokens.", "Stuur een geldig token mee in de header Authorization: Bearer. De beheerder van de gateway geeft tokens uit."),
  FORBIDDEN: precondition("ADMINISTRATOR", "This token does not have the right that is needed here. Ask the administrator of the gateway for a token that has it.", "Dit token heeft het recht niet dat hiervoor nodig is. Vraag de beheerder van de gateway om een token met dat recht."),
  BAD_REQUEST: verdict("SENDER", "Correct the query or its variables; the message says what is wrong.", "Corrigeer de query of de variabelen; de melding zegt wat er fout is."),
  PAYLOAD_TOO_LARGE: verdict("SENDER", "Make the request smaller: fewer or smaller attachments, one invoice at a time.", "Maak het verzoek kleiner: minder of kleinere bijlagen, één factuur per keer."),
  QUERY_TOO_LARGE: verdict("SENDER", "Ask for fewer fields or a shorter list at a time.", "Vraag minder velden of een kortere lijst tegelijk op."),
  JOB_SET_ASIDE: defect("US", "This work failed too often by a mistake of the gateway and waits. Give the reason in `deadJobs` to the makers of the gateway; once it is mended, `redriveJob` runs it again. Nothing is lost.", "Dit werk mislukte te vaak door een fout van de gateway en staat stil. Geef de reden in `deadJobs` door aan de makers van de gateway; is de fout hersteld, dan start `redriveJob` het opnieuw. Er gaat niets verloren."),
  JOB_NOT_DEAD: transient("ADMINISTRATOR", "Somebody redrove it already; look at the timeline of what it is about.", "Iemand heeft het al opnieuw gestart; kijk op de tijdlijn waar het over gaat."),
  IDEMPOTENCY_KEY_REUSED: verdict("SENDER", "Use a new idempotencyKey for a new or changed request. Repeat a key only with exactly the same input.", "Gebruik een nieuwe idempotencyKey voor een nieuw of gewijzigd verzoek. Herhaal een sleutel alleen met precies dezelfde invoer."),
};
