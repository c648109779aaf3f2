import type { InboundResponse, InboundState } from "../inbound/inbound-document.ts";
import { type AxisTexts, text } from "./axis.ts";

/** `BEING_IMPORTED`: received, and an autopilot is to import it. `ATTACHMENTS_PENDING`: imported, its files are not. */
export type InboundProgressState = InboundState | "BEING_IMPORTED" | "ATTACHMENTS_PENDING";

// biome-ignore format: one entry a line
export const INBOUND_TEXTS: AxisTexts<InboundProgressState> = {
  ANNOUNCED: text(undefined, "SAFE", ["The document waits at the network and is fetched in a moment.", "Het document wacht bij het netwerk en wordt zo opgehaald."]),
  RECEIVED: text(undefined, "SAFE", ["The document is here. No autopilot imports it.", "Het document is hier. Geen Autopilot importeert het."], ["Set up an autopilot and offer the document, or book it by hand.", "Stel een Autopilot in en bied het document aan, of boek het met de hand."]),
  BEING_IMPORTED: text(undefined, "SAFE", ["The document is here and is imported in a moment.", "Het document is hier en wordt zo geïmporteerd."]),
  NEEDS_ATTENTION: text("ADMINISTRATOR", "SAFE", ["The document could not be imported; nothing is lost.", "Het document kon niet worden geïmporteerd; er is niets verloren."], ["Mend the cause, then offer the document again.", "Los de oorzaak op en bied het document opnieuw aan."]),
  ATTACHMENTS_PENDING: text(undefined, "SAFE", ["The purchase invoice is in the ERP; its files are not with it yet.", "De inkoopfactuur staat in het ERP; de bestanden zijn er nog niet bij."]),
  IMPORTED: text(undefined, "UNSAFE", ["The purchase invoice is in the ERP, files included.", "De inkoopfactuur staat in het ERP, met de bestanden."], ["Nothing.", "Niets."]),
  DUPLICATE: text(undefined, "UNSAFE", ["The same document came before; this one is not imported.", "Hetzelfde document kwam al eerder; dit wordt niet geïmporteerd."], ["Nothing.", "Niets."]),
  UNDONE: text(undefined, "SAFE", ["The purchase invoice was taken out of the ERP again.", "De inkoopfactuur is weer uit het ERP gehaald."], ["Offer the document again, when it has to be imported after all.", "Bied het document opnieuw aan, als het toch geïmporteerd moet worden."]),
};

/** Whether the sender knows what the buyer makes of it. */
export type ResponseProgressState = "NONE" | InboundResponse["state"];

// biome-ignore format: one entry a line
export const RESPONSE_TEXTS: AxisTexts<ResponseProgressState> = {
  NONE: text(undefined, "SAFE", ["The sender was told nothing.", "De afzender is niets verteld."], ["Nothing; respond when the sender should know.", "Niets; reageer als de afzender het moet weten."]),
  QUEUED: text(undefined, "SAFE", ["The sender is told in a moment.", "De afzender krijgt zo bericht."]),
  TOLD: text(undefined, "SAFE", ["The network took the response to the sender.", "Het netwerk nam de reactie aan de afzender aan."], ["Nothing.", "Niets."]),
  REFUSED: text("SENDER", "SAFE", ["The network refused the response; the sender does not know.", "Het netwerk weigerde de reactie; de afzender weet het niet."], ["Choose another response, or tell the sender yourself.", "Kies een andere reactie, of laat het de afzender zelf weten."]),
};
