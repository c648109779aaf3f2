import { badUrl, Refusal, recordNotFound, unknownSegment } from "../refusal.ts";
import type { Entity, Row } from "./entity.ts";
import type { EntitySet, EntitySets, StreamProperty } from "./entity-set.ts";
import { GUID } from "./write-body.ts";

/** One step of an address: `purchaseInvoices(<key>)`. */
export interface Segment {
  readonly name: string;
  /** Without its quotes. */
  readonly key?: string;
  /** As it stands in the address. */
  readonly wire: string;
}

/** What an address leads to. */
export type Target =
  | { readonly kind: "collection" | "count"; readonly set: EntitySet }
  | { readonly kind: "row"; readonly set: EntitySet; readonly key: string }
  | { readonly kind: "action"; readonly set: EntitySet; readonly key: string; readonly run: (key: string) => void }
  | { readonly kind: "stream"; readonly set: EntitySet; readonly key: string; readonly stream: StreamProperty };

const ACTION_PREFIX = "Microsoft.NAV.";

export function parseSegment(wire: string): Segment {
  const [, name = "", key] = /^([\w.$]+)(?:\((.*)\))?$/s.exec(decodeSegment(wire)) ?? [];
  if (name === "") throw unknownSegment(wire);
  if (key === undefined) return { name, wire };
  return { name, wire, key: /^'.*'$/s.test(key) ? key.slice(1, -1).replaceAll("''", "'") : key };
}

/** @throws Refusal when the address leads nowhere, or to a row that is not there */
export function findTarget(sets: EntitySets, [first, ...rest]: readonly Segment[]): Target {
  const set = first && Object.hasOwn(sets, first.name) ? sets[first.name] : undefined;
  if (first === undefined || set === undefined) throw unknownSegment(first?.name ?? "");
  const [next, ...beyond] = rest;
  if (first.key === undefined) {
    if (next === undefined) return { kind: "collection", set };
    if (next.name === "$count" && beyond.length === 0) return { kind: "count", set };
    throw unknownSegment(next.name);
  }
  const key = String(requireRow(set, first.key)[set.entity.key]);
  if (next === undefined) return { kind: "row", set, key };
  return (beyond.length === 0 ? findBound(set, key, next.name) : undefined) ?? findTarget(set.parts?.(key) ?? {}, rest);
}

/** @throws Refusal when no such row exists */
export function requireRow({ entity, rows }: EntitySet, key: string): Row {
  if (entity.fields.get(entity.key) === "Guid" && !GUID.test(key)) {
    throw new Refusal(404, "BadRequest_NotFound", "Bad Request - Error in query syntax.");
  }
  const row = rows().find((candidate) => sameKey(entity, String(candidate[entity.key]), key));
  if (row === undefined) throw recordNotFound(entity.name, key);
  return row;
}

function findBound(set: EntitySet, key: string, name: string): Target | undefined {
  const run = name.startsWith(ACTION_PREFIX) ? set.actions?.[name.slice(ACTION_PREFIX.length)] : undefined;
  if (run !== undefined) return { kind: "action", set, key, run };
  const stream = set.streams?.[name];
  return stream && { kind: "stream", set, key, stream };
}

const sameKey = (entity: Entity, left: string, right: string): boolean =>
  entity.fields.get(entity.key) === "Guid" ? left.toLowerCase() === right.toLowerCase() : left === right;

function decodeSegment(wire: string): string {
  try {
    return decodeURIComponent(wire);
  } catch {
    throw badUrl("The request URI is not valid.");
  }
}
