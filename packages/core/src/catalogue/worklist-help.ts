import { type HelpTable, precondition, transient, unknown, verdict } from "./help-entry.ts";

/** What did not move in time, and how a person settles what nobody could find out. */
// biome-ignore format: one entry a line
export const WORKLIST_HELP: HelpTable = {
  DELIVERY_LATE: transient("ADMINISTRATOR", "The network should have taken the invoice by now. Look at its connection and at the last attempt; once the cause is mended it leaves by itself.", "Het netwerk had de factuur inmiddels moeten aannemen. Kijk naar de verbinding en naar de laatste poging; is de oorzaak verholpen, dan vertrekt de factuur vanzelf."),
  DELIVERY_UNDECIDED: unknown("SENDER", "Look in the outbox of the eConnect platform, or ask the receiver. Then settle the delivery: arrived, or not arrived. Until then, do not send it again.", "Kijk in de outbox van het eConnect-platform, of vraag het de ontvanger. Leg daarna vast: aangekomen of niet aangekomen. Verzend tot die tijd niet opnieuw."),
  VERDICT_LATE: transient("ECONNECT", "The network took the invoice and told no verdict. Ask techsupport@econnect.eu with the documentId, and do not send it again.", "Het netwerk nam de factuur aan en gaf geen oordeel. Vraag het na bij techsupport@econnect.eu met het documentId, en verzend niet opnieuw."),
  FETCH_LATE: transient("ADMINISTRATOR", "The document should have been fetched by now. Look at the connection it waits in; once that is live it comes by itself.", "Het document had inmiddels opgehaald moeten zijn. Kijk naar de verbinding waarin het wacht; is die actief, dan komt het vanzelf."),
  IMPORT_LATE: transient("ADMINISTRATOR", "The document should have been imported by now. Look at the connection to the ERP; then offer the document again if it does not go by itself.", "Het document had inmiddels geïmporteerd moeten zijn. Kijk naar de verbinding met het ERP; bied het document opnieuw aan als het niet vanzelf gaat."),
  INBOUND_NEEDS_ATTENTION: precondition("ADMINISTRATOR", "Read what was found, mend the cause and offer the document again.", "Lees wat er gevonden is, los de oorzaak op en bied het document opnieuw aan."),
  CONNECTION_BLOCKED: precondition("ADMINISTRATOR", "Look at what the last test found, mend it and click “Verbinding testen”. The work then goes on by itself.", "Kijk wat de laatste test vond, los het op en klik op “Verbinding testen”. Het werk gaat daarna vanzelf verder."),
  DELIVERY_STATE: precondition("SENDER", "Look at the state of the delivery. The network told what became of it, or it is still being sent: there is nothing to settle.", "Kijk naar de status van de levering. Het netwerk liet weten wat ervan werd, of die wordt nog verzonden: er is niets vast te leggen."),
  DELIVERY_TOO_EARLY: transient("US", "Wait until the time in the message: the gateway is still finding out. After that you can settle it.", "Wacht tot het tijdstip in de melding: de gateway zoekt het nog uit. Daarna kunt u het vastleggen."),
  "SETTLE-NOTE-01": verdict("SENDER", "Write down how you know, e.g. whom you spoke to.", "Schrijf op hoe u het weet, bijvoorbeeld wie u gesproken hebt."),
  "SETTLE-REFERENCE-01": verdict("SENDER", "Look up the network's id of this very invoice; the one given belongs to another one. Or leave it out.", "Zoek het id dat het netwerk aan deze factuur gaf; het opgegeven id hoort bij een andere. Of laat het weg."),
  "SETTLE-REFERENCE-02": verdict("SENDER", "Leave the reference out, or settle the delivery as arrived.", "Laat de referentie weg, of leg vast dat de factuur is aangekomen."),
};
