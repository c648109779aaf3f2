/** Something wrong in the input, for whoever can change it. */
export interface Fault {
  /** Stable across releases, e.g. `ID-KVK-01`. Tests and support rely on it, never on the message. */
  readonly code: string;
  readonly message: string;
  /** Where in the input, as JSONPath (RFC 9535), e.g. `$.lines[2].quantity`. */
  readonly path: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });

export const reject = (...faults: readonly Fault[]): Result<never> => ({ ok: false, faults });

/** `fault(FAULTS, "ID-KVK-01", "$.kvk")`: a table of codes and messages keeps both in one place. */
export function fault<Code extends string>(table: Readonly<Record<Code, string>>, code: Code, path: string): Fault {
  return { code, message: table[code], path };
}
