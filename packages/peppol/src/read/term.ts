import type { Fault } from "@erp-gateway/core";
import { ublName } from "../ubl/names.ts";
import { first, select } from "../ubl/select.ts";
import { attribute, locationOf, trimXml, type XmlElement } from "../xml/index.ts";

/**
 * How the terms of a group of the model stand in UBL: one row a term. Reading follows it, and so does the way back from
 * an element to the term it carries.
 */
export type Terms<T> = { readonly [Key in keyof T]-?: TermOf<T, Key> };

type TermOf<T, Key extends keyof T> =
  Record<never, never> extends Pick<T, Key>
    ? Optional<NonNullable<T[Key]>>
    : T[Key] extends readonly (infer Item)[]
      ? Many<Item>
      : Required<T[Key]>;

interface Term<T, Count extends "required" | "optional" | "many"> {
  readonly count: Count;
  readonly form: Form<T>;
  readonly at: readonly Place[];
  /** Of the elements at that place, only those; without it the place is looked for in the first of each element. */
  readonly where: Where | undefined;
}

/** A path of `select`, empty for the element of the group itself, and there possibly an attribute. */
interface Place {
  readonly path: string;
  readonly attribute: string | undefined;
  /** The path in two: all but the last step, and that one. */
  readonly around: readonly string[];
  readonly last: string;
}

export type AnyTerm = Term<unknown, "required" | "optional" | "many">;
type Required<T> = Term<T, "required">;
type Optional<T> = Term<T, "optional">;
type Many<T> = Term<T, "many">;

type Where = (element: XmlElement) => boolean;

/** @param at - e.g. `cac:Party/cbc:Name`, `cbc:Quantity/@unitCode`, `@schemeID`; several with ` | ` between them */
export const required = <T>(form: Form<T>, at: string, where?: Where): Required<T> => term("required", form, at, where);
export const optional = <T>(form: Form<T>, at: string, where?: Where): Optional<T> => term("optional", form, at, where);
export const many = <T>(form: Form<T>, at: string, where?: Where): Many<T> => term("many", form, at, where);

const term = <T, Count extends "required" | "optional" | "many">(
  count: Count,
  form: Form<T>,
  at: string,
  where: Where | undefined,
): Term<T, Count> => ({ count, form, at: at.split(" | ").map(toPlace), where });

function toPlace(at: string): Place {
  const [, path = at, attribute] = /^(.*?)\/?@(\w+)$/.exec(at) ?? [];
  const around = path.split("/");
  const last = around.pop() ?? "";
  return { path, attribute, around, last };
}

/** Reads one occurrence; `undefined` when it is wrong, and a fault says why. */
export interface Form<T> {
  /** The terms inside, for a group. */
  readonly terms: Terms<Record<string, unknown>> | undefined;
  /** @param text - of the element, or of one of its attributes, white space around it removed */
  read(element: XmlElement, text: string, reading: Reading, path: string): T | undefined;
}

export interface Reading {
  readonly faults: Fault[];
  /** Further ones are left out. */
  readonly mostFaults: number;
  /** The term of the model that an element carries; the group before its parts. Kept where somebody asks for it. */
  readonly carriers: Map<XmlElement, Carrier> | undefined;
}

export interface Carrier {
  /** JSONPath */
  readonly path: string;
  readonly terms: Terms<Record<string, unknown>> | undefined;
}

export function group<T extends object>(terms: Terms<T>): Form<T> {
  const known = terms as unknown as Terms<Record<string, unknown>>;
  const entries = Object.entries<AnyTerm>(known);
  return {
    terms: known,
    read(element, _text, reading, path) {
      const value: Record<string, unknown> = {};
      let isEmpty = true;
      for (const [key, term] of entries) {
        const found = readTerm(element, term, reading, reading.carriers === undefined ? "" : `${path}.${key}`);
        if (found === undefined) continue;
        value[key] = found;
        isEmpty = false;
      }
      // Every required term is there, or a fault is, and then nobody sees this value.
      return isEmpty ? undefined : (value as T);
    },
  };
}

function readTerm(element: XmlElement, term: AnyTerm, reading: Reading, path: string): unknown {
  if (term.count === "many") return readMany(element, term, reading, path);
  for (const place of term.at) {
    const found = findOne(element, place, term);
    if (found !== undefined) return readOne(found, textAt(found, place), term.form, reading, path);
  }
  if (term.count === "required") report(reading, () => missing(element, term));
  return undefined;
}

function readMany(element: XmlElement, term: AnyTerm, reading: Reading, path: string): readonly unknown[] {
  const values: unknown[] = [];
  let index = 0;
  for (const place of term.at) {
    for (const found of select(element, place.path)) {
      if (!isMeant(found, place, term)) continue;
      const value = readOne(found, textAt(found, place), term.form, reading, `${path}[${index}]`);
      index += 1;
      if (value !== undefined) values.push(value);
    }
  }
  return values;
}

function findOne(element: XmlElement, place: Place, term: AnyTerm): XmlElement | undefined {
  if (place.path === "") return isMeant(element, place, term) ? element : undefined;
  if (term.where !== undefined) return select(element, place.path).find((found) => isMeant(found, place, term));
  let within: XmlElement | undefined = element;
  for (const step of place.around) {
    within = first(within, step);
    if (within === undefined) return undefined;
  }
  const found = first(within, place.last);
  if (found === undefined || isMeant(found, place, term)) return found;
  return select(within, place.last).find((other) => isMeant(other, place, term));
}

/** Of an element that holds one by the schema, and holds several. */
export const isFirst: Where = (element) =>
  element.parent === undefined || first(element.parent, ublName(element) ?? "") === element;

export function report({ faults, mostFaults }: Reading, fault: () => Fault): void {
  if (faults.length < mostFaults) faults.push(fault());
}

export function readOne<T>(
  element: XmlElement,
  text: string,
  form: Form<T>,
  reading: Reading,
  path: string,
): T | undefined {
  const { carriers } = reading;
  if (carriers !== undefined && !carriers.has(element)) carriers.set(element, { path, terms: form.terms });
  return form.read(element, text, reading, path);
}

const isMeant = (element: XmlElement, place: Place, { where, form }: AnyTerm): boolean =>
  (where === undefined || where(element)) &&
  ((form.terms !== undefined && element.children.length > 0) || textAt(element, place) !== "");

const textAt = (element: XmlElement, place: Place): string =>
  place.attribute === undefined ? element.trimmed : trimXml(attribute(element, place.attribute) ?? "");

function missing(element: XmlElement, { at }: AnyTerm): Fault {
  const [place] = at;
  const steps = [place?.path, place?.attribute && `@${place.attribute}`].filter(Boolean);
  return {
    code: "UBL-MISSING",
    message: `line ${element.line}: required`,
    path: [locationOf(element), ...steps].join("/"),
  };
}
