import { Refusal } from "../refusal.ts";

/** Weak and opaque; changes with every revision of the record. */
export const etagOf = (id: string, revision: number): string =>
  `W/"${Buffer.from(`${revision};${id}`).toString("base64")}"`;

/** What a changed record answers with: 409 as documented, or the 412 that is seen as well. */
export type ChangedStatus = 409 | 412;

/** @throws Refusal when `If-Match` is absent, unreadable, or names another revision than `current` */
export function requireMatch(ifMatch: string | undefined, current: string, changed: ChangedStatus): void {
  if (ifMatch === "*" || ifMatch === current) return;
  if (ifMatch === undefined || !/^(W\/)?".*"$/.test(ifMatch)) {
    throw new Refusal(
      400,
      "BadRequest_InvalidToken",
      "Could not validate the client concurrency token required by the service. Please provide a valid token in the client request.",
    );
  }
  throw new Refusal(changed, "Request_EntityChanged", "Another user has already changed the record.");
}
