import { SHAPES } from "../structure/shape.ts";
import { ublName } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";

type Position = (name: string | undefined) => number;

const positions = new Map<string, Position>();

/** Where elements stand in the sequence that the schema prescribes for `parent`; what it does not know comes last. */
export function schemaPosition(parent: XmlElement): Position {
  const parentName = ublName(parent) ?? "";
  const known = positions.get(parentName);
  if (known !== undefined) return known;
  const shape = SHAPES.get(parentName);
  const particles = shape?.kind === "SEQUENCE" ? shape.particles : [];
  const order = new Map<string | undefined, number>(particles.map(({ name }, index) => [name.text, index]));
  const position: Position = (name) => order.get(name) ?? order.size;
  positions.set(parentName, position);
  return position;
}
