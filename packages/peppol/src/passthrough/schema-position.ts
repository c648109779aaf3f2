import { shapeOf } from "../structure/shape.ts";
import type { XmlElement } from "../xml/index.ts";

/** @param name - of a UBL element, e.g. `cbc:ID` */
type Position = (name: string | undefined) => number;

const positions = new Map<number, Position>();

/** Where elements stand in the sequence that the schema prescribes for `parent`; what it does not know comes last. */
export function schemaPosition({ qname: { id } }: XmlElement): Position {
  const known = positions.get(id);
  if (known !== undefined) return known;
  const shape = shapeOf(id);
  const particles = shape?.kind === "SEQUENCE" ? shape.particles : [];
  const order = new Map<string | undefined, number>(particles.map(({ name }, index) => [name.text, index]));
  const position: Position = (name) => order.get(name) ?? order.size;
  positions.set(id, position);
  return position;
}
