import { type NewWorkItem, type StateChange, type WorkKind, workAfter, workItem } from "../../worklist/work-item.ts";
import type { Memory } from "./memory.ts";

/** Closes what the new state of a thing leaves nothing to do about, and opens what it asks for. */
export function followState(memory: Memory, change: StateChange): void {
  const { closes, opens } = workAfter(change);
  closeWork(memory, change.id, closes);
  for (const item of opens) openWork(memory, item);
}

export function openWork(memory: Memory, item: NewWorkItem): void {
  if (hasWork(memory, item.kind, item.subjectId)) return;
  const opened = workItem(item);
  memory.work.set(opened.id, opened);
}

export function closeWork(memory: Memory, subjectId: string, kinds: readonly WorkKind[]): void {
  for (const item of memory.work.values()) {
    if (item.subjectId === subjectId && kinds.includes(item.kind)) memory.work.delete(item.id);
  }
}

/** Whether an item of this kind is about it. */
export const hasWork = (memory: Memory, kind: WorkKind, subjectId: string): boolean =>
  [...memory.work.values()].some((item) => item.kind === kind && item.subjectId === subjectId);
