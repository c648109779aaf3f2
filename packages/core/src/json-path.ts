/** JSONPath (RFC 9535) of a place below `base`: `$.lines[2].quantity`, `$['odd name']`. */
export const jsonPath = (base: string, segments: readonly PropertyKey[]): string => base + segments.map(step).join("");

function step(segment: PropertyKey): string {
  if (typeof segment === "number") return `[${segment}]`;
  const name = String(segment);
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name.replace(/[\\']/g, "\\$&")}']`;
}
