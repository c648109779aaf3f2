import { ublName } from "../ubl/names.ts";
import type { XmlElement } from "../xml/index.ts";
import type { Fragment } from "./fragment.ts";
import type { Edit } from "./insert-passthrough.ts";
import { schemaPosition } from "./schema-position.ts";
import { type Carriers, termKey } from "./term-key.ts";

/**
 * Each fragment after the last child that may stand before it; what the schema does not know comes last.
 * @param tagEnd - offset behind the start tag
 * @param carriers - of terms; what carries none gives way to fragments of its name
 */
export function insertElements(
  parent: XmlElement,
  fragments: readonly Fragment[],
  tagEnd: number,
  carriers: Carriers,
): readonly Edit[] {
  if (fragments.length === 0) return [];
  const { children } = parent;
  const position = schemaPosition(parent);
  const names = new Set(fragments.map(({ name }) => name));
  const edits: Edit[] = children
    .filter((child) => names.has(ublName(child)) && termKey(child, carriers) === undefined)
    .map(({ start, end }) => ({ start, end: end + LINE_END, text: "" }));
  let before = 0;
  let offset = tagEnd + (children.length === 0 ? 0 : LINE_END);
  for (const { name, xml } of fragments.toSorted((left, right) => position(left.name) - position(right.name))) {
    for (let next = children[before]; next !== undefined && position(ublName(next)) <= position(name); ) {
      offset = next.end + LINE_END;
      before += 1;
      next = children[before];
    }
    edits.push({ start: offset, end: offset, text: `${xml}\n` });
  }
  return edits;
}

/** Written elements end their line. */
const LINE_END = 1;
