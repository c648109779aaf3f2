import { type AxisTexts, text } from "./axis.ts";

/** Whether the receiving side confirmed that it has the document. */
export type MessageState = "NOT_SENT" | "AWAITED" | "CONFIRMED" | "REJECTED";

// biome-ignore format: one entry a line
export const MESSAGE_TEXTS: AxisTexts<MessageState> = {
  NOT_SENT: text(undefined, "UNSAFE", ["The network does not have the invoice yet.", "Het netwerk heeft de factuur nog niet."], ["Look at the transport.", "Kijk bij het transport."]),
  AWAITED: text(undefined, "UNSAFE", ["The network is delivering the invoice; its verdict is awaited.", "Het netwerk levert de factuur af; het oordeel wordt afgewacht."]),
  CONFIRMED: text(undefined, "UNSAFE", ["The receiving side has the invoice.", "De ontvangende kant heeft de factuur."], ["Nothing.", "Niets."]),
  REJECTED: text("SENDER", "SAFE", ["The network took the invoice, but could not deliver it.", "Het netwerk nam de factuur aan, maar kon die niet afleveren."], ["Read the reason on the timeline, correct it and send again; wrong content needs a credit note.", "Lees de reden op de tijdlijn, los die op en verzend opnieuw; bij verkeerde inhoud is een creditnota nodig."]),
};
