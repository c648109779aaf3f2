/** Codes with white space between them. */
export const parseCodes = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
