import { type Change, CommandTaken, foldStatus, type StatusHolder, type StatusStep } from "@erp-gateway/core";
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
  for (const { subject, data, steps, ...event } of change.events ?? []) {
    const row = { ...event, subjectType: subject.type, subjectId: subject.id, data: JSON.stringify(data) };
    const appended = writer.insert(events).values(row).onConflictDoNothing().run();
    if (appended.changes > 0) for (const step of steps) fold(writer, step);
  }
  if (change.finishes !== undefined) writer.delete(jobs).where(eq(jobs.key, change.finishes)).run();
  if (change.forgetsGrant !== undefined) {
    writer.delete(grants).where(eq(grants.connectionId, change.forgetsGrant)).run();
  }
  for (const job of change.jobs ?? []) {
    writer
      .insert(jobs)
      .values({ ...job, attempt: 0, defects: 0 })
      .onConflictDoNothing()
      .run();
  }
}

function fold(writer: Writer, { holder, id, ...step }: StatusStep): void {
  const table = HOLDERS[holder];
  const row = writer.select({ state: table.state, rank: table.stateRank }).from(table).where(eq(table.id, id)).get();
  const next = foldStatus(row, step);
  if (row === undefined || next.rank === row.rank) return;
  writer.update(table).set({ state: next.state, stateRank: next.rank }).where(eq(table.id, id)).run();
}
