import type { SandboxClock } from "../../world/clock.ts";
import type { PsbSettings } from "../options.ts";
import { toTimestamp } from "../timestamp.ts";
import { createDisorder, type DisorderPlan } from "./disorder.ts";
import { type NewEvent, type PsbEvent, toWebhookBody } from "./event.ts";
import type { Hook } from "./hook.ts";
import { parseHookAction, withoutSecret } from "./hook-action.ts";
import type { HookStore } from "./hook-store.ts";
import { postWebhook, type WebhookAnswer } from "./webhook.ts";

/** The way of one event to one hook. */
interface HookDelivery {
  readonly hookId: string;
  readonly scope: string;
  /** Without the secret. */
  readonly target: string;
  /**
   * `dropped`: the hook is gone, inactive or of a kind that is not played. `mailed`: noted, no mail leaves.
   * `lost`: on purpose, by the control API.
   */
  state: "pending" | "delivered" | "failed" | "muted" | "lost" | "mailed" | "dropped";
  readonly attempts: (WebhookAnswer & { readonly sentOn: string })[];
}

interface Call {
  readonly event: PsbEvent;
  readonly delivery: HookDelivery;
}

export interface EventRecord {
  readonly event: PsbEvent;
  readonly deliveries: HookDelivery[];
}

export interface HookDispatcher {
  /** Tells the event to every hook that subscribed to it; the first attempts leave after the caller is done. */
  publish(event: NewEvent): PsbEvent;
  /** Tells the event to these hooks. */
  send(event: NewEvent, hooks: readonly Hook[]): PsbEvent;
  /** Tells the latest event of this document and topic once more. @returns whether there was one */
  resend(documentId: string, topic: string): boolean;
  /** While muted, events get lost without a trace at the receiver. */
  mute(muted: boolean): void;
  /** Has some of the next calls lost, doubled, turned round or late. */
  disturb(change: Partial<DisorderPlan>): DisorderPlan;
  /** From now on first attempts begin at once, not after the caller is done. */
  hurry(hurried: boolean): void;
  /** Waits for the attempts that are under way. */
  settled(): Promise<void>;
  /** Everything that happened, oldest first. */
  records(): readonly EventRecord[];
}

export interface HookDispatcherDeps {
  readonly clock: SandboxClock;
  readonly hooks: HookStore;
  readonly settings: Pick<
    PsbSettings,
    "hookRetryDelaysMs" | "hookTimeoutMs" | "hookSuccess" | "hookBody" | "hookSentOn"
  >;
  readonly newId: () => string;
  readonly fetch: typeof fetch;
  /** Renders a party id as events show it. */
  readonly show: (partyId: string) => string;
}

export function createHookDispatcher(deps: HookDispatcherDeps): HookDispatcher {
  const { clock, hooks, settings, newId, show } = deps;
  const records: EventRecord[] = [];
  /** End of the queue per environment hook, which takes one request at a time. */
  const queues = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  const disorder = createDisorder<Call>(({ delivery }) => {
    delivery.state = "lost";
  });
  let muted = false;
  let hurried = false;

  function record(fields: NewEvent, receivers: readonly Hook[]): PsbEvent {
    const event = { ...fields, id: newId(), createdOn: toTimestamp(clock.now()) };
    const entry: EventRecord = { event, deliveries: [] };
    records.push(entry);
    tell(entry, receivers);
    return event;
  }

  function tell(entry: EventRecord, receivers: readonly Hook[]): void {
    for (const { id, scope, action } of receivers) {
      const delivery: HookDelivery = {
        hookId: id,
        scope,
        target: withoutSecret(action),
        state: "pending",
        attempts: [],
      };
      entry.deliveries.push(delivery);
      const calls = disorder.pass({ event: entry.event, delivery });
      if (hurried && disorder.delayMs() === 0) void make(calls);
      else clock.after(disorder.delayMs(), () => make(calls));
    }
  }

  /** One after the other, so that they arrive in this order. */
  async function make(calls: readonly Call[]): Promise<void> {
    for (const { event, delivery } of calls) {
      const turn = inTurn(delivery, () => attempt(event, delivery));
      underWay.add(turn);
      await turn;
      underWay.delete(turn);
    }
  }

  function inTurn({ scope, hookId }: HookDelivery, task: () => Promise<void>): Promise<void> {
    if (scope !== "environment") return task();
    const turn = (queues.get(hookId) ?? Promise.resolve()).then(task);
    queues.set(hookId, turn);
    return turn;
  }

  async function attempt(event: PsbEvent, delivery: HookDelivery): Promise<void> {
    const hook = hooks.find(delivery.scope, delivery.hookId);
    const action = parseHookAction(hook?.isActive === true ? hook.action : "");
    if (action.kind !== "web") {
      delivery.state = action.kind === "mail" ? "mailed" : "dropped";
      return;
    }
    if (muted) {
      delivery.state = "muted";
      return;
    }
    const kept = settings.hookSentOn === "kept" ? delivery.attempts[0]?.sentOn : undefined;
    const sentOn = kept ?? toTimestamp(clock.now());
    const body = toWebhookBody(event, show(event.partyId), delivery.hookId, sentOn, settings.hookBody);
    const answer = await postWebhook(action, body, settings.hookTimeoutMs, deps.fetch);
    const delivered = answer.delivered && (settings.hookSuccess === "2xx" || answer.status === 200);
    delivery.attempts.push({ sentOn, ...answer, delivered });
    settle(event, delivery, delivered);
  }

  function settle(event: PsbEvent, delivery: HookDelivery, delivered: boolean): void {
    const delayMs = settings.hookRetryDelaysMs[delivery.attempts.length - 1];
    if (delivered) delivery.state = "delivered";
    else if (delayMs === undefined) delivery.state = "failed";
    else clock.after(delayMs, () => inTurn(delivery, () => attempt(event, delivery)));

    const topic = delivered ? "HookSent" : delayMs === undefined ? "HookSentError" : "HookSentRetry";
    reportDelivery(topic, event, delivery);
  }

  /** Meta topics reach mail hooks only; a webhook that reported on itself would never come to rest. */
  function reportDelivery(topic: string, about: PsbEvent, { hookId, attempts }: HookDelivery): void {
    const message = `'${about.topic}' to hook '${hookId}'.`;
    const details = { hookId, topic: about.topic, attempt: String(attempts.length) };
    const meta = { topic, partyId: about.partyId, documentId: about.documentId, message, details };
    const mailHooks = hooks.subscribersOf(meta).filter((hook) => parseHookAction(hook.action).kind === "mail");
    if (mailHooks.length > 0) record(meta, mailHooks);
  }

  return {
    publish: (event) => record(event, hooks.subscribersOf(event)),
    send: record,
    resend(documentId, topic) {
      const entry = records.findLast(({ event }) => event.documentId === documentId && event.topic === topic);
      if (entry !== undefined) tell(entry, hooks.subscribersOf(entry.event));
      return entry !== undefined;
    },
    mute(value) {
      muted = value;
    },
    disturb: disorder.plan,
    hurry(value) {
      hurried = value;
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    records: () => records,
  };
}
