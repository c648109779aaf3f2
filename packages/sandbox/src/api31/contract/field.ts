/** An element inside a structure; at most once and optional unless said otherwise. */
export interface Field {
  /** Of XML Schema when it begins in lower case, else one of the named types; `any` holds exactly one element. */
  readonly type: string;
  readonly isRequired?: true;
  readonly isNillable?: true;
  readonly isRepeated?: true;
  readonly since?: "v3.1";
}

/** Elements in their order, those of `base` before them. A bare text is the type of an optional field. */
export interface Structure {
  readonly base?: string;
  readonly fields: Readonly<Record<string, string | Field>>;
}

export type TypeDefinition = Structure | { readonly values: readonly string[] };

/** Content of a body root: a structure of its own, or the name of a type that the root may also be nil of. */
export type Message = Structure | string;

/** What the contract says of one operation. */
export interface Messages {
  readonly needsToken: boolean;
  readonly request: Message;
  readonly answer: Message;
  /** Root of the answer when it is not the name with `Response`. */
  readonly answerRoot?: string;
  readonly since?: "v3.1";
}

export const NOTHING: Structure = { fields: {} };

export function required(type: string): Field {
  return { type, isRequired: true };
}

export function nillable(type: string): Field {
  return { type, isRequired: true, isNillable: true };
}

/** Any number of elements, each of which may be nil. */
export function list(type: string): Field {
  return { type, isRepeated: true, isNillable: true };
}

export function sinceV31(type: string): Field {
  return { type, since: "v3.1" };
}
