import type { BuyerStatus } from "../connector/buyer-status.ts";
import { type AxisTexts, text } from "./axis.ts";

/** What the buyer says. `OTHER`: in a code of the network that this gateway does not know. */
export type BusinessState = "NOT_YET" | "AWAITED" | "OTHER" | BuyerStatus;

// biome-ignore format: one entry a line
export const BUSINESS_TEXTS: AxisTexts<BusinessState> = {
  NOT_YET: text(undefined, "UNSAFE", ["The buyer cannot have the invoice yet.", "De afnemer kan de factuur nog niet hebben."], ["Look at the transport.", "Kijk bij het transport."]),
  AWAITED: text(undefined, "UNSAFE", ["The buyer said nothing yet. Not every buyer does.", "De afnemer heeft nog niets laten weten. Niet elke afnemer doet dat."], ["Nothing.", "Niets."]),
  OTHER: text("SENDER", "UNSAFE", ["The buyer answered with a code that this gateway does not know.", "De afnemer antwoordde met een code die deze gateway niet kent."], ["Read the buyer's words in the response.", "Lees de tekst van de afnemer in de reactie."]),
  ACKNOWLEDGED: text(undefined, "UNSAFE", ["The buyer received or opened the invoice.", "De afnemer heeft de factuur ontvangen of geopend."], ["Nothing.", "Niets."]),
  IN_PROCESS: text(undefined, "UNSAFE", ["The buyer is looking at the invoice.", "De afnemer behandelt de factuur."], ["Nothing.", "Niets."]),
  UNDER_QUERY: text("SENDER", "UNSAFE", ["The buyer has a question about the invoice.", "De afnemer heeft een vraag over de factuur."], ["Answer the buyer; do not send the invoice again.", "Beantwoord de vraag; verzend de factuur niet opnieuw."]),
  CONDITIONALLY_ACCEPTED: text("SENDER", "UNSAFE", ["The buyer accepts the invoice under conditions.", "De afnemer keurt de factuur onder voorwaarden goed."], ["Read the conditions in the response and agree on them with the buyer.", "Lees de voorwaarden in de reactie en stem ze af met de afnemer."]),
  REJECTED: text("SENDER", "UNSAFE", ["The buyer rejected the invoice and will not pay it.", "De afnemer keurde de factuur af en betaalt die niet."], ["Read why in the response. Make a credit note and then a correct invoice.", "Lees de reden in de reactie. Maak een creditnota en daarna een juiste factuur."]),
  ACCEPTED: text(undefined, "UNSAFE", ["The buyer approved the invoice.", "De afnemer keurde de factuur goed."], ["Nothing.", "Niets."]),
  APPROVED_FOR_PAYMENT: text(undefined, "UNSAFE", ["The invoice is in the buyer's next payment run.", "De factuur zit in de volgende betaalronde van de afnemer."], ["Nothing.", "Niets."]),
  PAID: text(undefined, "UNSAFE", ["The buyer paid the invoice, wholly or as far as the note says.", "De afnemer betaalde de factuur, geheel of voor zover de toelichting zegt."], ["Nothing.", "Niets."]),
};
