import { type NewWorkItem, type StateChange, type WorkKind, workAfter, workItem } from "@erp-gateway/core";
import { and, eq, inArray } from "drizzle-orm";
import type { Writer } from "./database.ts";
import { worklist } from "./tables.ts";

/** Closes what the new state of a thing leaves nothing to do about, and opens what it asks for. */
export function followState(writer: Writer, change: StateChange): void {
  const { closes, opens } = workAfter(change);
  closeWork(writer, change.id, closes);
  for (const item of opens) openWork(writer, item);
}

/** One that is open already stays. */
export function openWork(writer: Writer, item: NewWorkItem): void {
  writer.insert(worklist).values(workItem(item)).onConflictDoNothing().run();
}

export function closeWork(writer: Writer, subjectId: string, kinds: readonly WorkKind[]): void {
  if (kinds.length === 0) return;
  const done = and(eq(worklist.subjectId, subjectId), inArray(worklist.kind, [...kinds]));
  writer.delete(worklist).where(done).run();
}
