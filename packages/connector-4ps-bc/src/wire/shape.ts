/**
 * What an element holds. `text`, `int`, `moment` and `flag` are `xs:string`, `xs:int`, `xs:dateTime` and `xs:boolean`;
 * `orNil` is a moment whose element stands there even without a value; `markup` is one element of any kind. An object
 * names child elements in the order of the schema, each at most once; `many` is a list of elements of one name.
 */
export type Shape =
  | "text"
  | "int"
  | "moment"
  | "orNil"
  | "flag"
  | "markup"
  | { readonly many: Readonly<Record<string, Shape>> }
  | Fields;

export interface Fields {
  readonly [name: string]: Shape;
}

/** The value of an element: absent, empty and nil children are `undefined`, an absent list is empty. */
export type Value<S> = S extends "text" | "markup"
  ? string
  : S extends "int"
    ? number
    : S extends "moment" | "orNil"
      ? Date
      : S extends "flag"
        ? boolean
        : S extends { readonly many: infer Item }
          ? readonly Value<Item[keyof Item]>[]
          : { readonly [Name in keyof S]?: Value<S[Name]> | undefined };

export const isList = (shape: Shape): shape is { readonly many: Fields } =>
  typeof shape === "object" && "many" in shape && typeof shape["many"] === "object";
