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

/** Every element that stands in an Invoice or a CreditNote, by its name. */
export const SHAPES: ReadonlyMap<string, Shape> = new Map([...aggregates(), ...basics()]);

function* basics(): Iterable<[name: string, shape: Shape]> {
  for (const [type, names] of Object.entries(BASIC)) {
    for (const name of names.trim().split(/\s+/)) {
      const typeName = `${name.slice(name.indexOf(":") + 1)}Type`;
      yield [name, type === "Any" ? { kind: "ANY", typeName } : { kind: "DATA", type: type as DataType, typeName }];
    }
  }
}

function* aggregates(): Iterable<[name: string, shape: Shape]> {
  for (const [, typeName = "", names = "", content = ""] of AGGREGATE.matchAll(
    /(\w+):\s([^=]*?)\s=\s([^=]*?)\n(?=\w+Type:|$)/g,
  )) {
    const particles = content.trim().split(/\s+/).map(toParticle);
    for (const name of names.trim().split(/\s+/)) yield [name, { kind: "SEQUENCE", particles, typeName }];
  }
}

function toParticle(text: string): Particle {
  const [, name = "", times = ""] = /^([\w:]+)(.?)$/.exec(text) ?? [];
  return {
    name: nameOf(name.includes(":") ? name : `cbc:${name}`),
    isRequired: times === "" || times === "+",
    isRepeatable: times === "*" || times === "+",
  };
}
