/** ISO 7064 remainder of digits and upper-case letters, with A = 10 … Z = 35. */
export const mod97 = (text: string): number =>
  Number(BigInt(text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) % 97n);
