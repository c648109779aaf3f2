import type { Brand } from "../brand.ts";

/**
 * An electronic address or legal identifier, normalised: four-digit ISO 6523 / EAS scheme, colon, value,
 * e.g. `0106:12345678`. Two of them name the same party when they are equal as text.
 */
export type ParticipantId = Brand<string, "ParticipantId">;

export const schemeOf = (id: ParticipantId): string => id.slice(0, 4);
export const valuePart = (id: ParticipantId): string => id.slice(5);
