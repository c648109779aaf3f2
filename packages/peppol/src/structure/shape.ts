import { nameOf, type UblName } from "../ubl/names.ts";
import type { DataType } from "./data-type.ts";
import { AGGREGATE, BASIC } from "./ubl-structure.ts";

/** What an element may hold, as the schema says. */
export type Shape =
  | { readonly kind: "DATA"; readonly type: DataType; readonly typeName: string }
  | { readonly kind: "ANY"; readonly typeName: string }
  | { readonly kind: "SEQUENCE"; readonly particles: readonly Particle[]; readonly typeName: string };

export interface Particle {
  readonly name: UblName;
  readonly isRequired: boolean;
  readonly isRepeatable: boolean;
}

/** By the id of an element's name; `undefined` for what is not of UBL. Worked out when it is first met. */
export function shapeOf(id: number): Shape | undefined {
  const found = SOURCES[id];
  if (found === undefined || typeof found === "object") return found;
  const shape = found();
  SOURCES[id] = shape;
  return shape;
}

const SOURCES: (Shape | (() => Shape))[] = [];

for (const [type, names] of Object.entries(BASIC)) {
  for (const name of namesIn(names)) {
    const typeName = `${name.local}Type`;
    SOURCES[name.id] = type === "Any" ? { kind: "ANY", typeName } : { kind: "DATA", type: type as DataType, typeName };
  }
}
for (const type of AGGREGATE.trim().split(/\n(?=\S)/)) {
  const [head = "", content = ""] = type.split("=");
  const [typeName = "", names = ""] = head.split(/:(?=\s)/);
  let shape: Shape | undefined;
  const sequence = (): Shape => {
    shape ??= { kind: "SEQUENCE", particles: content.trim().split(/\s+/).map(toParticle), typeName };
    return shape;
  };
  for (const name of namesIn(names)) SOURCES[name.id] = sequence;
}

function namesIn(text: string): readonly UblName[] {
  return text.trim().split(/\s+/).map(nameOf);
}

function toParticle(text: string): Particle {
  const [, name = "", times = ""] = /^([\w:]+)(.?)$/.exec(text) ?? [];
  return {
    name: nameOf(name.includes(":") ? name : `cbc:${name}`),
    isRequired: times === "" || times === "+",
    isRepeatable: times === "*" || times === "+",
  };
}
