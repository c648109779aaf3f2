import type { Fault } from "@erp-gateway/core";
import { select } from "../ubl/select.ts";
import { attribute, locationOf, text, type XmlElement } from "../xml/index.ts";

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
  /** Of the elements at that place, only those. */
  readonly where: Where;
}

/** A path of `select`, empty for the element of the group itself, and there possibly an attribute. */
interface Place {
  readonly path: string;
  readonly attribute: string | undefined;
}

export type AnyTerm = Term<unknown, "required" | "optional" | "many">;
type Required<T> = Term<T, "required">;
type Optional<T> = Term<T, "optional">;
type Many<T> = Term<T, "many">;

type Where = (element: XmlElement) => boolean;
const always: Where = () => true;

/** @param at - e.g. `cac:Party/cbc:Name`, `cbc:Quantity/@unitCode`, `@schemeID`; several with ` | ` between them */
export const required = <T>(form: Form<T>, at: string, where = always): Required<T> =>
  term("required", form, at, where);
export const optional = <T>(form: Form<T>, at: string, where = always): Optional<T> =>
  term("optional", form, at, where);
export const many = <T>(form: Form<T>, at: string, where = always): Many<T> => term("many", form, at, where);

const term = <T, Count extends "required" | "optional" | "many">(
  count: Count,
  form: Form<T>,
  at: string,
  where: Where,
): Term<T, Count> => ({ count, form, at: at.split(" | ").map(toPlace), where });

function toPlace(at: string): Place {
  const [, path = at, attribute] = /^(.*?)\/?@(\w+)$/.exec(at) ?? [];
  return { path, attribute };
}

/** Reads one occurrence; `undefined` when it is wrong, and a fault says why. */
export interface Form<T> {
  /** The terms inside, for a group. */
  readonly terms: Terms<Record<string, unknown>> | undefined;
  read(found: Found, reading: Reading, path: string): T | undefined;
}

/** An element, or one of its attributes, with its text. */
interface Found {
  readonly element: XmlElement;
  readonly text: string;
}

export interface Reading {
  readonly faults: Fault[];
  /** Further ones are left out. */
  readonly mostFaults: number;
  /** The term of the model that an element carries; the group before its parts. */
  readonly carriers: Map<XmlElement, Carrier>;
}

export interface Carrier {
  /** JSONPath */
  readonly path: string;
  readonly terms: Terms<Record<string, unknown>> | undefined;
}

export function group<T extends object>(terms: Terms<T>): Form<T> {
  const known = terms as unknown as Terms<Record<string, unknown>>;
  return {
    terms: known,
    read({ element }, reading, path) {
      const entries: [string, unknown][] = [];
      for (const [key, term] of Object.entries<AnyTerm>(known)) {
        const value = readTerm(element, term, reading, `${path}.${key}`);
        if (value !== undefined) entries.push([key, value]);
      }
      // Every required term is there, or a fault is, and then nobody sees this value.
      return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
    },
  };
}

function readTerm(element: XmlElement, term: AnyTerm, reading: Reading, path: string): unknown {
  const found = find(element, term);
  if (term.count === "many") {
    return found.flatMap((one, index) => readOne(one, term.form, reading, `${path}[${index}]`) ?? []);
  }
  const [one] = found;
  if (one !== undefined) return readOne(one, term.form, reading, path);
  if (term.count === "required") report(reading, () => missing(element, term));
  return undefined;
}

export function report({ faults, mostFaults }: Reading, fault: () => Fault): void {
  if (faults.length < mostFaults) faults.push(fault());
}

function readOne(found: Found, form: Form<unknown>, reading: Reading, path: string): unknown {
  if (!reading.carriers.has(found.element)) reading.carriers.set(found.element, { path, terms: form.terms });
  return form.read(found, reading, path);
}

const find = (element: XmlElement, { at, where, form }: AnyTerm): readonly Found[] =>
  at.flatMap((place) =>
    select(element, place.path)
      .filter(where)
      .map((candidate) => ({ element: candidate, text: textAt(candidate, place) }))
      .filter((found) => found.text !== "" || (form.terms !== undefined && hasChildElements(found.element))),
  );

const textAt = (element: XmlElement, place: Place): string =>
  (place.attribute === undefined ? text(element) : (attribute(element, place.attribute) ?? "")).trim();

const hasChildElements = ({ children }: XmlElement): boolean => children.length > 0;

function missing(element: XmlElement, { at }: AnyTerm): Fault {
  const [place] = at;
  const steps = [place?.path, place?.attribute && `@${place.attribute}`].filter(Boolean);
  return {
    code: "UBL-MISSING",
    message: `line ${element.line}: required`,
    path: [locationOf(element), ...steps].join("/"),
  };
}
