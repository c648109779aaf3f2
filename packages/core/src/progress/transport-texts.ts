import { type AxisTexts, text } from "./axis.ts";

/** From the draft to the network's hands. */
export type TransportState =
  | "DRAFT"
  | "POSTED"
  | "QUEUED"
  | "WAITING_FOR_CONNECTION"
  | "BEING_SENT"
  | "WAITING_FOR_RETRY"
  | "OUTCOME_UNKNOWN"
  | "UNDECIDED_TOO_LONG"
  | "ACCEPTED"
  | "REFUSED"
  | "WITHDRAWN"
  | "CANCELLED";

// biome-ignore format: one entry a line
export const TRANSPORT_TEXTS: AxisTexts<TransportState> = {
  DRAFT: text("SENDER", "SAFE", ["The invoice is a draft. Nothing was sent.", "De factuur is een concept. Er is niets verzonden."], ["Complete the invoice and post it.", "Maak de factuur af en boek die."]),
  POSTED: text("SENDER", "SAFE", ["The invoice is posted and cannot change any more. Nothing was sent.", "De factuur is geboekt en kan niet meer wijzigen. Er is niets verzonden."], ["Send the invoice.", "Verzend de factuur."]),
  QUEUED: text(undefined, "UNSAFE", ["The invoice is in the queue and leaves in a moment.", "De factuur staat in de wachtrij en vertrekt zo."]),
  WAITING_FOR_CONNECTION: text("ADMINISTRATOR", "UNSAFE", ["The invoice waits: its connection is not live.", "De factuur wacht: de verbinding is niet actief."], ["Mend the connection; the invoice then leaves by itself.", "Herstel de verbinding; de factuur vertrekt daarna vanzelf."]),
  BEING_SENT: text(undefined, "UNSAFE", ["The invoice is being handed to the network.", "De factuur wordt nu aan het netwerk overgedragen."]),
  WAITING_FOR_RETRY: text(undefined, "UNSAFE", ["The last try did not reach the network; the gateway tries again.", "De laatste poging kwam niet bij het netwerk aan; de gateway probeert het opnieuw."]),
  OUTCOME_UNKNOWN: text(undefined, "UNSAFE", ["The invoice left, but no answer came back. It may have arrived.", "De factuur is vertrokken, maar er kwam geen antwoord. Die kan zijn aangekomen."], ["Wait and do not send it again: the gateway finds out.", "Wacht en verzend niet opnieuw: de gateway zoekt het uit."]),
  UNDECIDED_TOO_LONG: text("SENDER", "UNSAFE", ["Nobody could find out in time whether the invoice arrived.", "Er is niet op tijd uitgezocht of de factuur is aangekomen."], ["Look for the invoice at the network or ask the receiver, then settle the delivery: arrived or not arrived.", "Zoek de factuur op bij het netwerk of vraag het de ontvanger, en leg dan vast: aangekomen of niet aangekomen."]),
  ACCEPTED: text(undefined, "UNSAFE", ["The network took the invoice.", "Het netwerk heeft de factuur aangenomen."], ["Nothing.", "Niets."]),
  REFUSED: text("SENDER", "SAFE", ["The network refused the invoice; nothing was delivered.", "Het netwerk weigerde de factuur; er is niets afgeleverd."], ["Correct the cause and send it again; wrong content needs a credit note and a new invoice.", "Los de oorzaak op en verzend opnieuw; bij verkeerde inhoud zijn een creditnota en een nieuwe factuur nodig."]),
  WITHDRAWN: text("SENDER", "SAFE", ["The connection was revoked before the invoice left.", "De verbinding is ingetrokken voordat de factuur vertrok."], ["Send the invoice through another connection.", "Verzend de factuur via een andere verbinding."]),
  CANCELLED: text(undefined, "UNSAFE", ["The invoice was cancelled and is not sent.", "De factuur is geannuleerd en wordt niet verzonden."], ["Nothing.", "Niets."]),
};
