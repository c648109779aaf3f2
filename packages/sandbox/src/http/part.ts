import type { Route } from "./message.ts";

/** One part of the outside world: what it serves to clients, and its own corner of the control API. */
export interface Part {
  readonly route: Route;
  /** Gets the requests under `/control/<name of the part>/`. */
  readonly control: Route;
}
