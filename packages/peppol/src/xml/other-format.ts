const SIGNATURES: readonly (readonly [start: string, name: string])[] = [
  ["%PDF", "a PDF"],
  ["PK\u0003\u0004", "an Office document or a ZIP archive"],
  ["\u00d0\u00cf\u0011\u00e0", "an Office document"],
  ["\u0089PNG", "a picture"],
  ["\u00ff\u00d8\u00ff", "a picture"],
  ["{", "JSON"],
];

/** What people hand over instead of XML, in words; `undefined` for what may be XML. */
export function otherFormatOf(input: Uint8Array | string): string | undefined {
  if (input.length === 0) return "an empty file";
  const head = typeof input === "string" ? input.slice(0, 8) : Buffer.from(input.subarray(0, 8)).toString("latin1");
  return SIGNATURES.find(([start]) => head.startsWith(start))?.[1];
}
