import type { NoteUncatalogued } from "../catalogue/watch-codes.ts";

/** Fails the test in which a remote said what the catalogue has no advice for: a defect rises where it was said. */
export const refuseUncatalogued: NoteUncatalogued = (code) => {
  throw new Error(`"${code}" has no entry in the error catalogue`);
};
