/** `In Review` as `In_x0020_Review`: how enum values with other than word characters go over the wire. */
export const encodeEnum = (plain: string): string =>
  plain.replace(/\W/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);

/** Understands both spellings; plain text stays as it is. */
export const decodeEnum = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
