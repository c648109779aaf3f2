import { helpFor, isListed } from "../catalogue/catalogue.ts";
import type { DeliveryPort, OutgoingDocument } from "../connector/delivery.ts";
import { ConnectorError } from "../connector/error.ts";
import type { Context } from "../context/context.ts";
import type { NewEvent } from "../event/event.ts";
import type { DeliveryFact } from "../invoice/invoice-state.ts";
import type { ClaimedJob, NewJob } from "../job/job.ts";
import type { Attempt, Delivery } from "./delivery.ts";
import { deliveryEvent } from "./delivery-event.ts";
import { withdrawal } from "./withdrawal.ts";

/**
 * One turn of the `deliver` job: from the ledger's bytes to accepted, refused or unknown. An attempt whose outcome
 * nobody recorded (a crash, a broken link) is reconciled before anything is sent again.
 */
export async function deliver(context: Context, job: ClaimedJob): Promise<void> {
  const { stores } = context;
  const delivery = await stores.deliveries.byId(job.subjectId);
  if (delivery === undefined) throw new Error(`job ${job.key} is about no delivery`);
  const connection = await stores.connections.byId(delivery.connectionId);
  const bytes = await stores.documents.bytes(delivery.contentHash);
  if (connection === undefined || bytes === undefined)
    throw new Error(`delivery ${delivery.id} lost its connection or bytes`);
  const turn = { context, job, delivery, document: { ...delivery, documentId: delivery.id, bytes } };
  if (isSettled(delivery)) return settle(turn);
  const { delivery: port, hooks } = context.open(connection);
  if (port === undefined) throw new ConnectorError("CONFIGURATION_INVALID", "this connection cannot send");
  const firstLookMs = hooks === undefined ? context.policy.watchFirstMs : context.policy.watchHookedMs;
  const last = delivery.attempts.at(-1);
  if (last !== undefined && UNRESOLVED.has(last.outcome)) await reconcile({ ...turn, port, firstLookMs }, last);
  else await attempt({ ...turn, port, firstLookMs });
}

interface Turn {
  readonly context: Context;
  readonly job: ClaimedJob;
  readonly delivery: Delivery;
  readonly document: OutgoingDocument;
}

interface Sending extends Turn {
  readonly port: DeliveryPort;
  /** Known before the first byte leaves: what was accepted is recorded, whatever became of the connection meanwhile. */
  readonly firstLookMs: number;
}

/** A hook told the verdict before this gateway could note the answer: the network has taken that attempt. */
async function settle(turn: Turn): Promise<void> {
  const last = turn.delivery.attempts.at(-1);
  const finishes = turn.job.key;
  if (last === undefined || !UNRESOLVED.has(last.outcome)) return turn.context.stores.jobs.finish(finishes, {});
  return record(turn, { ...last, outcome: "accepted" }, undefined, [], { finishes });
}

const UNRESOLVED: ReadonlySet<Attempt["outcome"]> = new Set(["open", "unknown"]);

/** Accepted or decided: there is nothing left to send. */
const isSettled = ({ state, reference }: Delivery): boolean =>
  reference !== undefined ||
  state === "SUBMITTED" ||
  state === "DELIVERED" ||
  state === "REFUSED" ||
  state === "WITHDRAWN";

async function attempt(turn: Sending): Promise<void> {
  const { context, delivery, document, port } = turn;
  const started: Attempt = {
    number: (delivery.attempts.at(-1)?.number ?? 0) + 1,
    startedAt: context.runtime.clock.now(),
    outcome: "open",
  };
  await context.stores.deliveries.startAttempt(delivery.id, started);
  try {
    const submission = await port.submit(document);
    if (submission.outcome === "accepted") return await accepted(turn, started, submission.reference);
    await refused(turn, started, submission.code, submission.message);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    switch (error.reaction) {
      case "give-up":
        return refused(turn, started, error.remoteCode ?? error.code, error.message);
      case "reconcile":
        return unknown(turn, started, error);
      case "retry":
      case "pause": {
        const notSent: Attempt = { ...started, outcome: "not-sent", code: error.code, message: error.message };
        const connection = await context.stores.connections.byId(delivery.connectionId);
        const tried = { ...delivery, attempts: [...delivery.attempts, notSent] };
        // Nobody comes back to it: the jobs of a revoked connection rest.
        const events = connection?.state === "REVOKED" ? withdrawal(context.runtime, tried) : [];
        await record(turn, notSent, undefined, events);
        throw error;
      }
    }
  }
}

async function reconcile(turn: Sending, unresolved: Attempt): Promise<void> {
  const { context, delivery, document, job, port } = turn;
  // Also an attempt that was believed absent: the document may have shown up since.
  const first = delivery.attempts.find(({ outcome }) => UNRESOLVED.has(outcome) || outcome === "absent") ?? unresolved;
  if (unresolved.outcome === "open") {
    await record(turn, { ...unresolved, outcome: "unknown", code: "OUTCOME_UNKNOWN" }, undefined, [
      fact(turn, "DELIVERY_UNKNOWN", unresolved.number, { code: "OUTCOME_UNKNOWN" }),
    ]);
  }
  const found = await port.reconcile(document, first.startedAt);
  if (found.outcome === "accepted") return accepted(turn, unresolved, found.reference);
  if (found.outcome === "not-found") {
    const settledAt = unresolved.startedAt.getTime() + context.policy.absentAfterMs;
    // A slow remote may still be working on it: ask again, send nothing.
    if (context.runtime.clock.now().getTime() < settledAt) {
      return context.stores.jobs.postpone(job.key, new Date(settledAt), { fresh: true });
    }
    const { code = "OUTCOME_UNKNOWN", message = "" } = unresolved;
    if (
      isOurMistake(code) &&
      delivery.attempts.some((earlier) => earlier.outcome === "absent" && earlier.code === code)
    ) {
      // Twice the same, and the network has nothing of it: a third time would be no better.
      return refused(turn, unresolved, code, message);
    }
    await record(turn, { ...unresolved, outcome: "absent" }, undefined, [
      fact(turn, "DELIVERY_ABSENT", unresolved.number),
    ]);
    const runAt = new Date(context.runtime.clock.now().getTime() + absentPauseMs(context, delivery));
    return context.stores.jobs.postpone(job.key, runAt, { fresh: true });
  }
  throw new ConnectorError("OUTCOME_UNKNOWN", found.reason);
}

/** What the remote said is about how we speak: the same bytes fare no better next time. */
const isOurMistake = (code: string): boolean => isListed(code) && helpFor(code).class === "DEFECT";

/** None before the second attempt; then a minute, three, seven, at most ten: a remote that loses every document is no use. */
function absentPauseMs({ policy }: Context, { attempts }: Delivery): number {
  const earlier = attempts.filter(({ outcome }) => outcome === "absent").length;
  return policy.absentPauseMs * Math.min(10, 2 ** earlier - 1);
}

async function accepted(turn: Sending, attempt: Attempt, reference: string): Promise<void> {
  const { context, delivery, firstLookMs, job } = turn;
  const watch: NewJob = {
    key: `watch-delivery:${delivery.id}`,
    kind: "watch-delivery",
    subjectId: delivery.id,
    connectionId: delivery.connectionId,
    runAt: new Date(context.runtime.clock.now().getTime() + firstLookMs),
  };
  const events = [fact(turn, "DELIVERY_ACCEPTED", attempt.number, { reference })];
  await record(turn, { ...attempt, outcome: "accepted" }, reference, events, { jobs: [watch], finishes: job.key });
}

async function refused(turn: Turn, attempt: Attempt, code: string, message: string): Promise<void> {
  const events = [fact(turn, "DELIVERY_REFUSED", attempt.number, { code, message })];
  await record(turn, { ...attempt, outcome: "refused", code, message }, undefined, events, { finishes: turn.job.key });
}

async function unknown(turn: Turn, attempt: Attempt, error: ConnectorError): Promise<void> {
  const { context, job } = turn;
  const { remoteCode = error.code, message } = error;
  const told = { code: isListed(remoteCode) ? remoteCode : error.code, message };
  await record(turn, { ...attempt, outcome: "unknown", ...told }, undefined, [
    fact(turn, "DELIVERY_UNKNOWN", attempt.number, told),
  ]);
  const runAt = new Date(context.runtime.clock.now().getTime() + context.policy.reconcileFirstMs);
  await context.stores.jobs.postpone(job.key, runAt, { fresh: true });
}

function record(
  { context, delivery }: Turn,
  attempt: Attempt,
  reference: string | undefined,
  events: readonly NewEvent[],
  change: { readonly jobs?: readonly NewJob[]; readonly finishes?: string } = {},
): Promise<void> {
  const ended = { ...attempt, endedAt: context.runtime.clock.now() };
  return context.stores.deliveries.recordAttempt(delivery.id, ended, reference, { ...change, events });
}

const fact = (
  { context: { runtime }, delivery }: Turn,
  type: DeliveryFact,
  attempt: number,
  data: Readonly<Record<string, string>> = {},
): NewEvent => deliveryEvent(runtime, delivery, type, attempt, data);
