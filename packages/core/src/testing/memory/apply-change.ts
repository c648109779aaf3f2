import { foldStatus, type StatusHolder, type StatusStep } from "../../event/event.ts";
import { type Change, CommandTaken } from "../../store/change.ts";
import { compoundKey, type Memory, rankKey } from "./memory.ts";

/** The first line of every writing method: what follows cannot fail, so nothing has to be taken back. @throws CommandTaken */
export function refuseRepetition({ commands }: Memory, { command }: Change): void {
  if (command !== undefined && commands.has(compoundKey(command.scope, command.idempotencyKey))) {
    throw new CommandTaken(`idempotency key "${command.idempotencyKey}" is in use`);
  }
}

/** The last line of every writing method, since it tells the listeners. */
export function applyChange(memory: Memory, { command, events = [], finishes, forgetsGrant, jobs = [] }: Change): void {
  if (command !== undefined) memory.commands.set(compoundKey(command.scope, command.idempotencyKey), command);
  const before = memory.events.length;
  for (const { steps, ...event } of events) {
    if (memory.events.some(({ id, key }) => key === event.key || id === event.id)) continue;
    memory.events.push({ ...event, position: memory.events.length + 1 });
    for (const step of steps) fold(memory, step);
  }
  if (finishes !== undefined) memory.jobs.delete(finishes);
  if (forgetsGrant !== undefined) memory.grants.delete(forgetsGrant);
  for (const job of jobs) {
    if (!memory.jobs.has(job.key)) memory.jobs.set(job.key, { job: { ...job, attempt: 0, defects: 0 } });
  }
  if (memory.events.length > before) for (const listener of memory.listeners) listener();
}

const HOLDERS = {
  Organization: "organizations",
  Connection: "connections",
  Invoice: "invoices",
  Delivery: "deliveries",
  InboundDocument: "inbound",
} as const satisfies Record<StatusHolder, keyof Memory>;

function fold(memory: Memory, { holder, id, ...step }: StatusStep): void {
  const table: Map<string, { readonly state: string }> = memory[HOLDERS[holder]];
  const row = table.get(id);
  if (row === undefined) return;
  const rank = memory.ranks.get(rankKey(holder, id)) ?? 0;
  const next = foldStatus({ state: row.state, rank }, step);
  memory.ranks.set(rankKey(holder, id), next.rank);
  table.set(id, { ...row, state: next.state });
}
