import { describe, expect, it } from "vitest";
import { createSendingWorld } from "../../test/sending.ts";
import type { Connection } from "../connection/connection.ts";
import { BUYER_STATUSES, type BuyerStatus } from "../connector/buyer-status.ts";
import { DEFAULT_POLICY } from "../context/policy.ts";
import type { Attempt, Delivery } from "../delivery/delivery.ts";
import type { InvoiceRecord } from "../invoice/invoice-record.ts";
import { isOverdue } from "./axis.ts";
import { BUSINESS_TEXTS } from "./business-texts.ts";
import { invoiceProgress } from "./invoice-progress.ts";
import { MESSAGE_TEXTS } from "./message-texts.ts";
import { TRANSPORT_TEXTS } from "./transport-texts.ts";

const world = await createSendingWorld({});
const QUEUED = await world.delivery();
const START = world.clock.now();
const after = (ms: number) => new Date(START.getTime() + ms);
const DAY = 24 * 3_600_000;

interface Case {
  readonly invoice?: Partial<InvoiceRecord>;
  readonly delivery?: Partial<Delivery> | "none";
  readonly connection?: Partial<Connection>;
  readonly response?: BuyerStatus | "unknown code";
  readonly atMs?: number;
}

const progressOf = ({ invoice = {}, delivery = {}, connection = {}, response, atMs = 0 }: Case) =>
  invoiceProgress(
    {
      invoice: { ...world.invoice, ...invoice },
      delivery: delivery === "none" ? undefined : { ...QUEUED, ...delivery },
      connection: delivery === "none" ? undefined : { ...world.connection, ...connection },
      response: response && { status: response === "unknown code" ? undefined : response, at: after(9) },
    },
    DEFAULT_POLICY,
    after(atMs),
  );

const attempt = (outcome: Attempt["outcome"], given: Partial<Attempt> = {}): Attempt => ({
  number: 1,
  startedAt: after(1),
  ...(outcome !== "open" && { endedAt: after(2) }),
  outcome,
  ...given,
});
const SUBMITTED = {
  state: "SUBMITTED",
  stateSince: after(2),
  reference: "R-1",
  attempts: [attempt("accepted")],
} as const;
const UNKNOWN = {
  state: "UNKNOWN",
  stateSince: after(2),
  attempts: [attempt("unknown", { code: "OUTCOME_UNKNOWN" })],
} as const;

const TRANSPORT: Readonly<Record<keyof typeof TRANSPORT_TEXTS, Case>> = {
  DRAFT: { invoice: { state: "DRAFT" }, delivery: "none" },
  POSTED: { invoice: { state: "POSTED" }, delivery: "none" },
  QUEUED: {},
  WAITING_FOR_CONNECTION: { connection: { state: "BLOCKED", stateSince: after(5) } },
  BEING_SENT: { delivery: { attempts: [attempt("open")] } },
  WAITING_FOR_RETRY: { delivery: { attempts: [attempt("not-sent", { code: "UNREACHABLE" })] } },
  OUTCOME_UNKNOWN: { delivery: UNKNOWN },
  UNDECIDED_TOO_LONG: { delivery: UNKNOWN, atMs: DAY + 2 },
  ACCEPTED: { delivery: SUBMITTED },
  REFUSED: { delivery: { state: "REFUSED", attempts: [attempt("refused", { code: "TOO_LARGE" })] } },
  WITHDRAWN: { invoice: { state: "POSTED" }, delivery: { state: "WITHDRAWN" } },
  CANCELLED: { invoice: { state: "CANCELLED" }, delivery: "none" },
};

const MESSAGE: Readonly<Record<keyof typeof MESSAGE_TEXTS, Case>> = {
  NOT_SENT: {},
  AWAITED: { delivery: SUBMITTED },
  CONFIRMED: { delivery: { ...SUBMITTED, state: "DELIVERED" } },
  REJECTED: { delivery: { ...SUBMITTED, state: "REFUSED" } },
};

const BUSINESS: Readonly<Record<keyof typeof BUSINESS_TEXTS, Case>> = {
  NOT_YET: {},
  AWAITED: { delivery: { ...SUBMITTED, state: "DELIVERED" } },
  OTHER: { response: "unknown code" },
  ...(Object.fromEntries(BUYER_STATUSES.map((response) => [response, { response }])) as Record<BuyerStatus, Case>),
};

describe.each([
  ["transport", TRANSPORT, TRANSPORT_TEXTS],
  ["message", MESSAGE, MESSAGE_TEXTS],
  ["business", BUSINESS, BUSINESS_TEXTS],
] as const)("the %s axis", (axis, cases, texts) => {
  it.each(Object.keys(texts))("MUST reach %s", (state) => {
    const given: Case | undefined = (cases as Readonly<Record<string, Case>>)[state];
    expect(progressOf(given ?? {})[axis].state).toBe(state);
  });
});

describe("an invoice that waits", () => {
  it("MUST name the connection's state, and who mends it, while the connection is paused", () => {
    const paused = { state: "WAITING_FOR_PARTY_LINK", stateSince: after(5) } as const;
    const { transport } = progressOf({ connection: paused });
    expect(transport).toMatchObject({ reason: paused.state, whoMustAct: "ECONNECT", since: after(5) });
    expect(progressOf({ delivery: UNKNOWN, connection: paused }).transport).toMatchObject({
      state: "OUTCOME_UNKNOWN",
      reason: paused.state,
      whoMustAct: "ECONNECT",
    });
  });

  it.each([
    ["queued", {}],
    ["being sent", { delivery: { attempts: [attempt("open")] } }],
    ["waiting for a retry", { delivery: { attempts: [attempt("absent"), attempt("not-sent")] } }],
    ["waiting for its connection", { connection: { state: "REAUTHORIZATION_REQUIRED" } }],
  ] as const)("MUST be expected at the network 15 minutes after it was queued, when it is %s", (_what, given) => {
    const { transport } = progressOf(given);
    expect(transport.expectedBy).toEqual(after(15 * 60_000));
    expect([isOverdue(transport, after(15 * 60_000 - 1)), isOverdue(transport, after(15 * 60_000))]).toEqual([
      false,
      true,
    ]);
  });

  it("MUST tell a refusal at the door from one after the network took it", () => {
    const door = progressOf(TRANSPORT.REFUSED);
    expect(door.transport).toMatchObject({ reason: "TOO_LARGE", safeToRetry: true });
    expect(door.message.state).toBe("NOT_SENT");
    const later = progressOf(MESSAGE.REJECTED);
    expect([later.transport.state, later.message.safeToRetry]).toEqual(["ACCEPTED", true]);
  });

  it("MUST promise no verdict on what arrived by a person's word alone", () => {
    const settlement = { outcome: "ARRIVED", by: "portal", note: "by phone", at: after(3) } as const;
    const { transport, message } = progressOf({ delivery: { ...UNKNOWN, state: "SUBMITTED", settlement } });
    expect([transport.state, message.state, message.expectedBy]).toEqual(["ACCEPTED", "AWAITED", undefined]);
    expect(progressOf({ delivery: SUBMITTED }).message.expectedBy).toEqual(after(DAY + 2));
  });

  it("MUST show since when, by the fact that made it so", () => {
    expect(progressOf(TRANSPORT.BEING_SENT).transport.since).toEqual(after(1));
    expect(progressOf(TRANSPORT.WAITING_FOR_RETRY).transport).toMatchObject({ since: after(2), reason: "UNREACHABLE" });
    const delivered = progressOf({ delivery: { ...SUBMITTED, state: "DELIVERED", stateSince: after(7) } });
    expect([delivered.transport.since, delivered.message.since]).toEqual([after(2), after(7)]);
    expect(progressOf({ response: "PAID" }).business.since).toEqual(after(9));
  });
});
