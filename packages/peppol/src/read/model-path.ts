import { ublName } from "../ubl/names.ts";
import { first } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";
import type { AnyTerm, Carrier } from "./term.ts";

/**
 * JSONPath of the term that `about`, a path below `element`, carries; or would carry if it were there. Of several paths
 * the first counts.
 */
export function modelPathOf(carriers: ReadonlyMap<XmlElement, Carrier>, element: XmlElement, about = ""): string {
  let [below = ""] = about.split(" | ");
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    const carrier = carriers.get(at);
    if (carrier !== undefined) return below === "" ? carrier.path : pathBelow(carrier, below, at);
    below = [ublName(at), below].filter(Boolean).join("/");
  }
  return "$";
}

function pathBelow({ path, terms }: Carrier, below: string, element: XmlElement): string {
  for (const [name, term] of Object.entries<AnyTerm>(terms ?? {})) {
    const inner = { path: `${path}.${name}`, terms: term.form.terms };
    for (const { path: at, attribute } of term.at) {
      if (attribute !== undefined || !isMeant(term, at, element)) continue;
      if (at === "") {
        const found = pathBelow(inner, below, element);
        if (found !== inner.path) return found;
      } else if (at === below || at.startsWith(`${below}/`)) return inner.path;
      else if (below.startsWith(`${at}/`) && term.count !== "many") {
        return pathBelow(inner, below.slice(at.length + 1), element);
      }
    }
  }
  return path;
}

/** Two terms may share a place and differ by a condition on what stands there. */
function isMeant({ where }: AnyTerm, at: string, element: XmlElement): boolean {
  const present = at === "" ? undefined : first(element, at);
  return present === undefined || where === undefined || where(present);
}
