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
import { and, eq, sql } from "drizzle-orm";
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
import { closeWork, followState, openWork } from "./work-upkeep.ts";

const { placeholder } = sql;

const statements = prepared((tables) => {
  const { position: _position, ...event } = placeholders(events);
  const status = (
    table: typeof organizations | typeof connections | typeof invoices | typeof deliveries | typeof inboundDocuments,
  ) => ({
    read: tables
      .select({ state: table.state, stateRank: table.stateRank, stateSince: table.stateSince })
      .from(table)
      .where(eq(table.id, placeholder("id")))
      .prepare(),
    write: tables
      .update(table)
      .set({
        state: sql`${placeholder("state")}`,
        stateRank: sql`${placeholder("rank")}`,
        stateSince: sql`${placeholder("since")}`,
      })
      .where(eq(table.id, placeholder("id")))
      .prepare(),
  });
  return {
    findCommand: tables
      .select({ scope: commands.scope })
      .from(commands)
      .where(and(eq(commands.scope, placeholder("scope")), eq(commands.idempotencyKey, placeholder("idempotencyKey"))))
      .prepare(),
    addCommand: tables.insert(commands).values(placeholders(commands)).prepare(),
    append: tables.insert(events).values(event).onConflictDoNothing().prepare(),
    status: {
      Organization: status(organizations),
      Connection: status(connections),
      Invoice: status(invoices),
      Delivery: status(deliveries),
      InboundDocument: status(inboundDocuments),
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
  const { addCommand, append, enqueue, finish } = statements(writer);
  if (change.command !== undefined) {
    const { result, ...command } = change.command;
    addCommand.run({ ...command, resultType: result.type, resultId: result.id });
  }
  for (const { steps, ...event } of change.events ?? []) {
    const { subject, data, ...fields } = event;
    const row = { ...fields, subjectType: subject.type, subjectId: subject.id, data: JSON.stringify(data) };
    const appended = append.run(row);
    if (appended.changes > 0) for (const step of steps) fold(writer, event, step);
  }
  for (const { kind, subjectId } of change.closes ?? []) closeWork(writer, subjectId, [kind]);
  for (const item of change.opens ?? []) {
    if (standsIn(item.kind, stateOf(writer, item))) openWork(writer, item);
  }
  if (change.finishes !== undefined) finish.run({ key: change.finishes });
  if (change.forgetsGrant !== undefined) {
    writer.delete(grants).where(eq(grants.connectionId, change.forgetsGrant)).run();
  }
  for (const job of change.jobs ?? []) enqueue.run({ ...job });
}

function fold(writer: Writer, { organizationId, at }: Omit<NewEvent, "steps">, { holder, id, ...step }: StatusStep) {
  const { read, write } = statements(writer).status[holder];
  const row = read.get({ id });
  if (row === undefined) return;
  const before = { state: row.state, rank: row.stateRank, since: row.stateSince ?? undefined };
  const next = foldStatus(before, { since: at, ...step });
  if (next === before) return;
  const { state, rank, since = at } = next;
  write.run({ id, state, rank, since: since.getTime() });
  followState(writer, { holder, id, organizationId, from: row.state, to: state, since });
}

function stateOf(writer: Writer, { kind, subjectId }: NewWorkItem): string | undefined {
  return statements(writer).status[WORK_KINDS[kind].subject].read.get({ id: subjectId })?.state;
}
