import { type HelpTable, precondition, verdict } from "./help-entry.ts";

/** Mappings of sending profiles: how they are written, and what happens when they meet an invoice. */
// biome-ignore format: one entry a line
export const MAPPING_HELP: HelpTable = {
  "MAPPING-*": verdict("ADMINISTRATOR", "Correct the row that the path names; the message says what may stand there.", "Corrigeer de regel die het pad noemt; de melding zegt wat daar mag staan."),
  "MAPPING-SIZE-*": verdict("ADMINISTRATOR", "Make the mapping smaller: fewer rows, fewer table entries or shorter texts.", "Maak de mapping kleiner: minder regels, minder tabelregels of kortere teksten."),
  "MAPPING-TARGET-01": verdict("ADMINISTRATOR", "Choose a term of the list in the documentation, e.g. BT-10. Endpoint-IDs come from the organization and the customer card.", "Kies een term uit de lijst in de documentatie, bijvoorbeeld BT-10. Endpoint-ID’s komen van de organisatie en de klantkaart."),
  "MAPPING-TARGET-02": verdict("ADMINISTRATOR", "Keep one row for each term; put several sources into one row with firstOf.", "Houd één regel per term; zet meerdere bronnen met firstOf in één regel."),
  "MAPPING-TARGET-04": verdict("ADMINISTRATOR", "Give the term a source, or remove the row so that the default fills it: an invoice cannot do without this term.", "Geef de term een bron, of verwijder de regel zodat de standaard de term vult: een factuur kan niet zonder."),
  "MAPPING-FIELD-02": verdict("ADMINISTRATOR", "Use a field of the header: this term stands on the invoice once, not on each line.", "Gebruik een veld uit de kop: deze term staat één keer op de factuur, niet op elke regel."),
  "MAPPING-VALUE-01": verdict("ADMINISTRATOR", "Name a field that holds one text; the source record of an invoice shows which fields there are.", "Noem een veld dat één tekst bevat; het bronrecord van een factuur laat zien welke velden er zijn."),
  "MAPPING-VALUE-02": verdict("ADMINISTRATOR", "Add the value to the table of the row, or say with otherwise what counts for all other values.", "Voeg de waarde toe aan de tabel van de regel, of geef met otherwise aan wat voor alle andere waarden geldt."),
  "MAPPING-VALUE-04": verdict("SENDER", "Fill in the field in the ERP or in the settings of its connection, or give the term another source in the mapping of the sending profile.", "Vul het veld in het ERP of in de instellingen van de verbinding, of geef de term een andere bron in de mapping van het verzendprofiel."),
  "MAPPING-RECORD-01": verdict("SENDER", "Take the source record of an invoice that came from the ERP as an example.", "Neem het bronrecord van een factuur uit het ERP als voorbeeld."),

  MAPPING_STALE: precondition("ADMINISTRATOR", "Look at the mapping as it is now, and save your change again if it is still needed.", "Bekijk de mapping zoals die nu is, en sla uw wijziging opnieuw op als die nog nodig is."),
  MAPPING_ABSENT: precondition("ADMINISTRATOR", "Nothing needs removing: the sending profile uses the default mapping of the ERP.", "Er valt niets te verwijderen: het verzendprofiel gebruikt de standaardmapping van het ERP."),
  MAPPING_WITHOUT_DEFAULT: precondition("ADMINISTRATOR", "Choose an invoice of an ERP whose connector is installed here and can be mapped, such as Business Central.", "Kies een factuur uit een ERP waarvan de connector hier is geïnstalleerd en dat mapping kent, zoals Business Central."),
  MAPPING_WITHOUT_SOURCE: precondition("ADMINISTRATOR", "Choose an invoice that was fetched from the ERP recently, or give a source record yourself.", "Kies een factuur die onlangs uit het ERP is opgehaald, of geef zelf een bronrecord op."),
};
