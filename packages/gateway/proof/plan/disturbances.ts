import type { Random } from "../../../peppol/fuzz/random.ts";
import { LATE_MS } from "../under-test/pace.ts";

/** What the outside world does to a run: a request to the sandbox's control API. */
export interface Disturbance {
  readonly title: string;
  readonly atMs: number;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

type Kind = Readonly<Record<string, unknown>> & { readonly kind: string };

const TIMEOUTS: Readonly<Record<string, Kind>> = {
  "time-out before acceptance": { kind: "hang", delayMs: LATE_MS },
  "time-out after acceptance": { kind: "delay", delayMs: LATE_MS },
};
/** Not for what must not be asked again before it is decided, and has no reconciliation: Business Central. */
const LATE: Readonly<Record<string, Kind>> = { "acceptance after the time-out": { kind: "late", delayMs: LATE_MS } };
const RESETS: Readonly<Record<string, Kind>> = {
  "reset in mid-request": { kind: "reset-upload" },
  "reset before acceptance": { kind: "reset-before" },
  "reset after acceptance": { kind: "reset-after" },
  "reset in mid-answer": { kind: "reset-within" },
};
const ANSWERS: Readonly<Record<string, Kind>> = {
  "500 as for over-size": { kind: "html", status: 500 },
  "503 with Retry-After": { kind: "status", status: 503, retryAfterSeconds: 1 },
  "half an answer": { kind: "garbled" },
  "429 with Retry-After": { kind: "status", status: 429, retryAfterSeconds: 1 },
};
const WRONG_JSON: Kind = { kind: "status", status: 200, body: '{"value":{"unexpected":true}}' };
const WRONG_XML: Kind = { kind: "status", status: 200, body: "<Envelope><Body><Nothing/></Body></Envelope>" };
const CONFLICT: Kind = { kind: "status", status: 409, body: '{"code":"API409","message":"the id is in use"}' };

const PARTY = "/api/v1/0106:61234567";

/** What can be disturbed at each remote, and how. */
const FAULTS: readonly {
  readonly target: string;
  readonly operations: readonly string[];
  readonly kinds: Readonly<Record<string, Kind>>;
}[] = [
  {
    target: "api31",
    operations: [
      ...["SendDocument", "SendDocument", "SendDocument", "GetParty", "GetOutboxDocuments", "GetOutboxDocumentStatus"],
      ...["GetInboxDocuments", "GetInboxDocument", "GetInboxDocument", "GetDocumentPdf", "Login"],
    ],
    kinds: {
      ...TIMEOUTS,
      ...LATE,
      ...RESETS,
      ...ANSWERS,
      "wrong XML": WRONG_XML,
      "fault without a name": { kind: "soap-fault", code: "DEFAULT_ERROR_CODE999" },
    },
  },
  {
    target: "psb",
    operations: [
      ...[`POST ${PARTY}/salesInvoice/send`, `POST ${PARTY}/salesInvoice/send`, `POST ${PARTY}/salesInvoice/send`],
      ...[`GET ${PARTY}/salesInvoice`, `POST ${PARTY}/salesInvoice/queryRecipientParty`],
      ...[`GET ${PARTY}/purchaseInvoice`, `GET ${PARTY}/purchaseInvoice`, `PUT ${PARTY}/hook`],
    ],
    kinds: { ...TIMEOUTS, ...LATE, ...RESETS, ...ANSWERS, "wrong JSON": WRONG_JSON, "409": CONFLICT },
  },
  {
    target: "business-central",
    operations: ["GET /v2.0", "POST /v2.0", "POST /v2.0", "PATCH /v2.0"],
    kinds: { ...TIMEOUTS, ...RESETS, ...ANSWERS, "wrong JSON": WRONG_JSON, "409": CONFLICT },
  },
  {
    target: "identity",
    operations: ["POST /"],
    kinds: { ...TIMEOUTS, ...RESETS, ...ANSWERS, "wrong JSON": WRONG_JSON },
  },
];

/** Every kind of fault by name, for the count at the end. */
export const FAULT_TITLES: readonly string[] = [
  ...new Set(FAULTS.flatMap(({ kinds }) => Object.keys(kinds))),
  ...["refused connections", "hooks doubled", "hooks reordered", "hooks dropped", "hooks before the answer"],
  "tokens ended",
];

const disorder = (title: string, plan: Readonly<Record<string, number>>): Disturbance => ({
  title,
  atMs: 0,
  path: "psb/hooks/disorder",
  body: plan,
});

export const DROPPED_HOOKS = disorder("hooks dropped", { dropNext: 4 });

export function drawDisturbances(random: Random, spanMs: number): readonly Disturbance[] {
  const chance = (probability: number) => random.next() < probability;
  const atMs = () => random.below(spanMs);
  const faults = Array.from({ length: random.below(5) }, (): Disturbance => {
    const { target, operations, kinds } = random.pick([...FAULTS, ...FAULTS.slice(0, 2)]);
    const [title, kind] = random.pick(Object.entries(kinds));
    const operation = random.pick(operations);
    return { title, atMs: atMs(), path: "faults", body: { target, operation, ...kind } };
  });
  return [
    ...faults,
    ...(chance(0.25) ? [disorder("hooks doubled", { doubleNext: 1 + random.below(3) })] : []),
    ...(chance(0.2) ? [disorder("hooks reordered", { reverseNext: 2 + random.below(2) })] : []),
    ...(chance(0.2) ? [disorder("hooks dropped", { dropNext: 1 + random.below(2) })] : []),
    ...(chance(0.15)
      ? [{ title: "hooks before the answer", atMs: 0, path: "psb/hooks/before-answer", body: { on: true } }]
      : []),
    ...(chance(0.2)
      ? [{ title: "refused connections", atMs: atMs(), path: "refuse", body: { forMs: 50 + random.below(400) } }]
      : []),
    ...(chance(0.1) ? [{ title: "tokens ended", atMs: atMs(), path: "api31/expire-tokens", body: {} }] : []),
    ...(chance(0.1) ? [{ title: "tokens ended", atMs: atMs(), path: "psb/expire-tokens", body: {} }] : []),
  ];
}
