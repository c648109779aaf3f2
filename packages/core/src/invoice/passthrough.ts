import type { Passthrough } from "./invoice.ts";

const MOST_ENTRIES = 50_000;
const MOST_CHARACTERS = 5_000_000;

/** What one document may carry beyond the model. Documents are hostile, and so is JSON. */
export function isWithinLimits(passthrough: readonly Passthrough[]): boolean {
  if (passthrough.length > MOST_ENTRIES) return false;
  let characters = 0;
  for (const { content } of passthrough) characters += content.length;
  return characters <= MOST_CHARACTERS;
}
