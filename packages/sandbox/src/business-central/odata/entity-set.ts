import type { Entity, Row } from "./entity.ts";
import type { Body } from "./write-body.ts";

/** Binary content beside a row, read and written at an address of its own. */
export interface StreamProperty {
  read(key: string): Buffer;
  write(key: string, content: Buffer): void;
}

/** What one address of the API offers. An operation that is absent is refused with 405. */
export interface EntitySet {
  readonly entity: Entity;
  /** In the order of the primary key. */
  rows(): readonly Row[];
  /** Sets under one row: reached by path, by `$expand` and by deep insert. */
  parts?(key: string): EntitySets;
  /** @returns the key of the new row */
  insert?(body: Body): string;
  update?(key: string, changes: Body): void;
  remove?(key: string): void;
  /** Bound actions, called as `Microsoft.NAV.<name>`. */
  readonly actions?: Readonly<Record<string, (key: string) => void>>;
  readonly streams?: Readonly<Record<string, StreamProperty>>;
  /** The collection is only given out when one of these fields is filtered on. */
  readonly mustFilterOn?: { readonly fields: readonly string[]; readonly otherwise: string };
}

export type EntitySets = Readonly<Record<string, EntitySet>>;
