/** What was written earlier in a document, found again by a hash that the scanner computes on its way: no text is cut. */
export class WrittenIndex<T> {
  private readonly entries = new Map<number, { readonly start: number; readonly length: number; readonly value: T }>();

  get size(): number {
    return this.entries.size;
  }

  /** @param hash - of the characters from `start` to `end`; another text of the same hash is not found */
  find(codes: Uint16Array, start: number, end: number, hash: number): T | undefined {
    const entry = this.entries.get(hash);
    if (entry === undefined || entry.length !== end - start) return undefined;
    return isSameText(codes, entry.start, start, entry.length) ? entry.value : undefined;
  }

  /** The first text of a hash stays. */
  remember(start: number, end: number, hash: number, value: T): void {
    if (!this.entries.has(hash)) this.entries.set(hash, { start, length: end - start, value });
  }
}

/** One step of the hash; starts at 0, stays a small integer. */
export const hashWith = (hash: number, code: number): number => (Math.imul(hash, 31) + code) & 0x3fffffff;

/** Texts are short: comparing their characters is faster than any call for strings. */
export function isSameText(codes: Uint16Array, left: number, right: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) {
    if (codes[left + at] !== codes[right + at]) return false;
  }
  return true;
}
