import { describe, expect, it } from "vitest";
import { judge } from "./judge.ts";
import type { InboundSaid, IncomingLedger, InvoiceSaid, Ledgers, OutgoingLedger } from "./ledgers.ts";

const SAID: InvoiceSaid = {
  id: "I1",
  number: "OUT-1",
  state: "DELIVERED",
  deliveries: [{ documentId: "D1", reference: "R1" }],
};
const OUT: OutgoingLedger = {
  number: "OUT-1",
  path: "psb",
  refusesAtReceiver: false,
  submittedAs: "I1",
  posted: true,
  told: ["QUEUED", "SUBMITTED", "DELIVERED"],
  said: [SAID],
  held: ["D1"],
  taken: 1,
};
const INBOUND: InboundSaid = {
  id: "N1",
  path: "psb",
  reference: "P1",
  state: "IMPORTED",
  contentHash: "h",
  attention: null,
  files: "attached",
};
const IN: IncomingLedger = {
  number: "IN-1",
  contentHash: "h",
  offered: [{ path: "psb", reference: "P1", announced: "acknowledged" }],
  said: [INBOUND],
  booked: [{ files: ["IN-1.xml"] }],
};
const LEDGERS: Ledgers = {
  outgoing: [OUT],
  incoming: [IN],
  settings: [{ what: "customer", present: 1 }],
  events: { told: [{ id: "E1", position: 1 }], log: [{ id: "E1", position: 1 }] },
  complaints: [],
};

const wrongs = (ledgers: Partial<Ledgers>): readonly string[] =>
  judge({ ...LEDGERS, ...ledgers }).map(({ wrong }) => wrong);
const outgoing = (given: Partial<OutgoingLedger>) => wrongs({ outgoing: [{ ...OUT, ...given }] });
const incoming = (given: Partial<IncomingLedger>) => wrongs({ incoming: [{ ...IN, ...given }] });
const inState = (state: string) => [{ ...SAID, state }];

it("MUST find nothing where callers were told what is", () => {
  expect(judge(LEDGERS)).toEqual([]);
});

describe("an outgoing invoice", () => {
  it.each([
    ["two receivers hold it", { held: ["D1", "D1"] }, "doubled"],
    ["the network took it twice", { taken: 2 }, "doubled"],
    ["the gateway has it twice", { said: [SAID, { ...SAID, id: "I2" }] }, "doubled"],
    ["what was submitted is gone", { said: [], held: [] }, "lost"],
    ["what was posted is a draft again", { said: inState("DRAFT"), held: [] }, "lost"],
    ["it is told delivered, and nobody holds it", { held: [] }, "lost"],
    ["it stays queued for ever", { said: inState("QUEUED"), held: [] }, "lost"],
    ["it is told refused, and a receiver holds it", { said: inState("REFUSED") }, "wrongly reported"],
    ["it is told refused, which nobody did", { said: inState("REFUSED"), held: [] }, "wrongly reported"],
    ["a final state was taken back", { told: ["DELIVERED", "QUEUED"] }, "wrongly reported"],
    ["a receiver has it under another id", { held: ["D9"] }, "wrongly reported"],
  ] as const)("MUST be found out when %s", (_what, given, wrong) => {
    expect(outgoing(given)).toContain(wrong);
  });

  it("MUST be fine when the receiver refuses it, or its caller was never told anything", () => {
    expect(outgoing({ refusesAtReceiver: true, said: inState("REFUSED"), held: [], told: ["REFUSED"] })).toEqual([]);
    expect(outgoing({ submittedAs: undefined, posted: false, said: [], held: [], told: [], taken: 0 })).toEqual([]);
  });
});

describe("an incoming invoice", () => {
  it.each([
    ["it is not here though it was acknowledged", { said: [], booked: [] }, "lost"],
    ["one copy is here twice", { said: [INBOUND, { ...INBOUND, id: "N2", state: "DUPLICATE" }] }, "doubled"],
    ["the books have it twice", { booked: [{ files: ["IN-1.xml"] }, { files: ["IN-1.xml"] }] }, "doubled"],
    ["it is told imported, and the books have nothing", { booked: [] }, "lost"],
    ["it stays on its way", { said: [{ ...INBOUND, state: "RECEIVED" }], booked: [] }, "lost"],
    ["its bytes are others", { said: [{ ...INBOUND, contentHash: "x" }] }, "wrongly reported"],
    ["it is in the books, and nobody is told", { said: [{ ...INBOUND, state: "DUPLICATE" }] }, "wrongly reported"],
    ["the original is attached twice", { booked: [{ files: ["IN-1.xml", "IN-1.xml"] }] }, "doubled"],
    ["it is told attached, and it is not", { booked: [{ files: [] }] }, "lost"],
  ] as const)("MUST be found out when %s", (_what, given, wrong) => {
    expect(incoming(given)).toContain(wrong);
  });

  it("MUST be fine when nobody was told of it", () => {
    const offered = [{ path: "psb", reference: "P1", announced: "never" } as const];
    expect(incoming({ offered, said: [], booked: [] })).toEqual([]);
  });
});

it.each([
  ["a setting is gone", { settings: [{ what: "customer", present: 0 }] }, "lost"],
  ["a setting is there twice", { settings: [{ what: "customer", present: 2 }] }, "doubled"],
  ["an event that was told is gone", { events: { ...LEDGERS.events, log: [] } }, "wrongly reported"],
  ["a caller got an answer that nobody should get", { complaints: ["a key in use"] }, "wrongly reported"],
] as const)("MUST be found out when %s", (_what, given, wrong) => {
  expect(wrongs(given)).toEqual([wrong]);
});
