import {
  type Change,
  CommandTaken,
  foldStatus,
  type NewEvent,
  type NewWorkItem,
  type StatusHolder,
  type StatusStep,
  standsIn,
  WORK_KINDS,
} from "@erp-gateway/core";
import { and, eq } from "drizzle-orm";
import type { Reader, Writer } from "./database.ts";
import {
  commands,
  connections,
  deliveries,
  events,
  grants,
  inboundDocuments,
  invoices,
  jobs,
  organizations,
} from "./tables.ts";
import { closeWork, followState, openWork } from "./work-upkeep.ts";

const HOLDERS = {
  Organization: organizations,
  Connection: connections,
  Invoice: invoices,
  Delivery: deliveries,
  InboundDocument: inboundDocuments,
} as const satisfies Record<StatusHolder, unknown>;

/**
 * First line of a method that may answer without writing: a request that comes again must find its first result, not be
 * told that its own row is in the way. @throws CommandTaken
 */
export function refuseRepetition(reader: Reader, { command }: Change): void {
  if (command === undefined) return;
  const { scope, idempotencyKey } = command;
  const key = and(eq(commands.scope, scope), eq(commands.idempotencyKey, idempotencyKey));
  const known = reader.select({ scope: commands.scope }).from(commands).where(key).get();
  if (known !== undefined) throw new CommandTaken(`idempotency key "${idempotencyKey}" is in use`);
}

/** Writes what comes with a store method's own write, in the same transaction. @throws CommandTaken */
export function applyChange(writer: Writer, change: Change): void {
  refuseRepetition(writer, change);
  if (change.command !== undefined) {
    const { result, ...command } = change.command;
    writer
      .insert(commands)
      .values({ ...command, resultType: result.type, resultId: result.id })
      .run();
  }
  for (const { steps, ...event } of change.events ?? []) {
    const { subject, data, ...fields } = event;
    const row = { ...fields, subjectType: subject.type, subjectId: subject.id, data: JSON.stringify(data) };
    const appended = writer.insert(events).values(row).onConflictDoNothing().run();
    if (appended.changes > 0) for (const step of steps) fold(writer, event, step);
  }
  for (const { kind, subjectId } of change.closes ?? []) closeWork(writer, subjectId, [kind]);
  for (const item of change.opens ?? []) {
    if (standsIn(item.kind, stateOf(writer, item))) openWork(writer, item);
  }
  if (change.finishes !== undefined) writer.delete(jobs).where(eq(jobs.key, change.finishes)).run();
  if (change.forgetsGrant !== undefined) {
    writer.delete(grants).where(eq(grants.connectionId, change.forgetsGrant)).run();
  }
  for (const job of change.jobs ?? []) {
    writer
      .insert(jobs)
      .values({ ...job, attempt: 0 })
      .onConflictDoNothing()
      .run();
  }
}

function fold(writer: Writer, { organizationId, at }: Omit<NewEvent, "steps">, { holder, id, ...step }: StatusStep) {
  const table = HOLDERS[holder];
  const { state, stateRank, stateSince } = table;
  const row = writer.select({ state, stateRank, stateSince }).from(table).where(eq(table.id, id)).get();
  if (row === undefined) return;
  const before = { state: row.state, rank: row.stateRank, since: row.stateSince ?? undefined };
  const next = foldStatus(before, { since: at, ...step });
  if (next === before) return;
  const { rank, since = at } = next;
  writer.update(table).set({ state: next.state, stateRank: rank, stateSince: since }).where(eq(table.id, id)).run();
  followState(writer, { holder, id, organizationId, from: row.state, to: next.state, since });
}

function stateOf(writer: Writer, { kind, subjectId }: NewWorkItem): string | undefined {
  const table = HOLDERS[WORK_KINDS[kind].subject];
  return writer.select({ state: table.state }).from(table).where(eq(table.id, subjectId)).get()?.state;
}
