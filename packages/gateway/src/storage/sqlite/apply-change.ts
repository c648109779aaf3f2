import { type Change, CommandTaken, type StatusHolder } from "@erp-gateway/core";
import { and, eq, lt, sql } from "drizzle-orm";
import type { Writer } from "./database.ts";
import { placeholders, prepared } from "./prepared.ts";
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

const { placeholder } = sql;

const statements = prepared((tables) => {
  const { position: _position, ...event } = placeholders(events);
  /** The state of the highest rank ever seen wins. */
  const fold = (
    table: typeof organizations | typeof connections | typeof invoices | typeof deliveries | typeof inboundDocuments,
  ) =>
    tables
      .update(table)
      .set({ state: sql`${placeholder("state")}`, stateRank: sql`${placeholder("rank")}` })
      .where(and(eq(table.id, placeholder("id")), lt(table.stateRank, placeholder("rank"))))
      .prepare();
  return {
    findCommand: tables
      .select({ scope: commands.scope })
      .from(commands)
      .where(and(eq(commands.scope, placeholder("scope")), eq(commands.idempotencyKey, placeholder("idempotencyKey"))))
      .prepare(),
    addCommand: tables.insert(commands).values(placeholders(commands)).prepare(),
    append: tables.insert(events).values(event).onConflictDoNothing().prepare(),
    fold: {
      Organization: fold(organizations),
      Connection: fold(connections),
      Invoice: fold(invoices),
      Delivery: fold(deliveries),
      InboundDocument: fold(inboundDocuments),
    } satisfies Record<StatusHolder, unknown>,
    finish: tables
      .delete(jobs)
      .where(eq(jobs.key, placeholder("key")))
      .prepare(),
    enqueue: tables
      .insert(jobs)
      .values({ ...placeholders(jobs), leaseUntil: null, deadAt: null, reason: null, attempt: 0, defects: 0 })
      .onConflictDoNothing()
      .prepare(),
  };
});

/**
 * First line of a method that may answer without writing: a request that comes again must find its first result, not be
 * told that its own row is in the way. @throws CommandTaken
 */
export function refuseRepetition(writer: Writer, { command }: Change): void {
  if (command === undefined) return;
  const { scope, idempotencyKey } = command;
  const known = statements(writer).findCommand.get({ scope, idempotencyKey });
  if (known !== undefined) throw new CommandTaken(`idempotency key "${idempotencyKey}" is in use`);
}

/** Writes what comes with a store method's own write, in the same transaction. @throws CommandTaken */
export function applyChange(writer: Writer, change: Change): void {
  refuseRepetition(writer, change);
  const { addCommand, append, enqueue, finish, fold } = statements(writer);
  if (change.command !== undefined) {
    const { result, ...command } = change.command;
    addCommand.run({ ...command, resultType: result.type, resultId: result.id });
  }
  for (const { subject, data, steps, ...event } of change.events ?? []) {
    const row = { ...event, subjectType: subject.type, subjectId: subject.id, data: JSON.stringify(data) };
    const appended = append.run(row);
    if (appended.changes > 0) for (const { holder, ...step } of steps) fold[holder].run(step);
  }
  if (change.finishes !== undefined) finish.run({ key: change.finishes });
  if (change.forgetsGrant !== undefined) {
    writer.delete(grants).where(eq(grants.connectionId, change.forgetsGrant)).run();
  }
  for (const job of change.jobs ?? []) enqueue.run({ ...job });
}
