export type Edit = readonly [from: string | RegExp, to: string];

/** @throws Error for an edit that changes nothing */
export const edited = (document: string, edits: readonly Edit[]): string =>
  edits.reduce((text, [from, to]) => {
    const next = text.replace(from, to);
    if (next === text) throw new Error(`nothing to change: ${from}`);
    return next;
  }, document);
