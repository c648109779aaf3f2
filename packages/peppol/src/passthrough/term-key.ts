import type { Carrier } from "../read/term.ts";
import type { XmlElement } from "../xml/index.ts";

export type Carriers = ReadonlyMap<XmlElement, Carrier>;

/**
 * JSONPath of the term that an element carries, or of the first one below it. An element without is outside the model, or
 * stands in every document that is written: a tax scheme, a charge indicator.
 */
export function termKey(element: XmlElement, carriers: Carriers): string | undefined {
  const carrier = carriers.get(element);
  if (carrier !== undefined) return carrier.path;
  for (const child of element.children) {
    const key = termKey(child, carriers);
    if (key !== undefined) return key;
  }
  return undefined;
}
