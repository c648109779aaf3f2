import { foldStatus, type NewEvent, type StatusHolder, type StatusStep } from "../../event/event.ts";
import { type Change, CommandTaken } from "../../store/change.ts";
import { type NewWorkItem, standsIn, WORK_KINDS } from "../../worklist/work-item.ts";
import { compoundKey, type Memory, rankKey } from "./memory.ts";
import { closeWork, followState, openWork } from "./work-upkeep.ts";

/** The first line of every writing method: what follows cannot fail, so nothing has to be taken back. @throws CommandTaken */
export function refuseRepetition({ commands }: Memory, { command }: Change): void {
  if (command !== undefined && commands.has(compoundKey(command.scope, command.idempotencyKey))) {
    throw new CommandTaken(`idempotency key "${command.idempotencyKey}" is in use`);
  }
}

/** The last line of every writing method, since it tells the listeners. */
export function applyChange(memory: Memory, change: Change): void {
  const { command, events = [], finishes, forgetsGrant, jobs = [], opens = [], closes = [] } = change;
  if (command !== undefined) memory.commands.set(compoundKey(command.scope, command.idempotencyKey), command);
  const before = memory.events.length;
  for (const { steps, ...event } of events) {
    if (memory.events.some(({ id, key }) => key === event.key || id === event.id)) continue;
    memory.events.push({ ...event, position: memory.events.length + 1 });
    for (const step of steps) fold(memory, event, step);
  }
  for (const { kind, subjectId } of closes) closeWork(memory, subjectId, [kind]);
  for (const item of opens) {
    if (standsIn(item.kind, stateOf(memory, item))) openWork(memory, item);
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

interface Row {
  readonly state: string;
  readonly stateSince?: Date;
}

const tableOf = (memory: Memory, holder: StatusHolder): Map<string, Row> => memory[HOLDERS[holder]];

function fold(memory: Memory, { organizationId, at }: Omit<NewEvent, "steps">, { holder, id, ...step }: StatusStep) {
  const table = tableOf(memory, holder);
  const row = table.get(id);
  if (row === undefined) return;
  const before = { state: row.state, rank: memory.ranks.get(rankKey(holder, id)) ?? 0, since: row.stateSince };
  const next = foldStatus(before, { since: at, ...step });
  if (next === before) return;
  memory.ranks.set(rankKey(holder, id), next.rank);
  // Nobody asks since when an organization is what it is.
  const since = next.since === undefined || holder === "Organization" ? {} : { stateSince: next.since };
  table.set(id, { ...row, state: next.state, ...since });
  followState(memory, { holder, id, organizationId, from: row.state, to: next.state, since: next.since ?? at });
}

const stateOf = (memory: Memory, { kind, subjectId }: NewWorkItem): string | undefined =>
  tableOf(memory, WORK_KINDS[kind].subject).get(subjectId)?.state;
