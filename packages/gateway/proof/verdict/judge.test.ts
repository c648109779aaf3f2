import { describe, expect, it } from "vitest";
import { judge } from "./judge.ts";
import type { InboundSaid, IncomingLedger, Ledgers, OutgoingLedger } from "./ledgers.ts";

const OUT: OutgoingLedger = {
  number: "OUT-1",
  path: "psb",
  refusesAtReceiver: false,
  submittedAs: "invoice-1",
  posted: true,
  told: ["DRAFT", "QUEUED", "SUBMITTED", "DELIVERED"],
  said: [
    { id: "invoice-1", number: "OUT-1", state: "DELIVERED", deliveries: [{ documentId: "doc-1", reference: "ref-1" }] },
  ],
  held: ["doc-1"],
  taken: 1,
};

const SAID: InboundSaid = {
  id: "inbound-1",
  path: "psb",
  reference: "in-1",
  state: "IMPORTED",
  contentHash: "abc",
  attention: null,
  files: "attached",
};
const COPY: InboundSaid = {
  ...SAID,
  id: "inbound-2",
  path: "4ps-bc",
  reference: "XC1",
  state: "DUPLICATE",
  files: "waiting",
};

const IN: IncomingLedger = {
  number: "IN-1",
  contentHash: "abc",
  offered: [
    { path: "psb", reference: "in-1", announced: "acknowledged" },
    { path: "4ps-bc", reference: "XC1", announced: "maybe" },
  ],
  said: [SAID, COPY],
  booked: [{ files: ["IN-1.xml", "IN-1.pdf"] }],
};

const NOTHING: Ledgers = { outgoing: [], incoming: [], settings: [], events: { told: [], log: [] }, complaints: [] };
const wrongsOf = (ledgers: Partial<Ledgers>) =>
  judge({ ...NOTHING, ...ledgers }).map(({ wrong, holds }) => `${wrong}, ${holds}`);

const saidOut = (state: string) => OUT.said.map((invoice) => ({ ...invoice, state }));

describe("an outgoing invoice", () => {
  it.each<[string, Partial<OutgoingLedger>]>([
    ["arrived once, as told", {}],
    [
      "was refused by its receiver, as told",
      { refusesAtReceiver: true, told: ["QUEUED", "REFUSED"], said: saidOut("REFUSED"), held: [] },
    ],
    [
      "was given up by its caller before it was posted",
      { posted: false, told: ["DRAFT"], said: saidOut("DRAFT"), held: [], taken: 0 },
    ],
    [
      "was never answered, and is not there",
      { submittedAs: undefined, posted: false, told: [], said: [], held: [], taken: 0 },
    ],
    ["was never answered, and went its way", { submittedAs: undefined, posted: false }],
    ["arrived under the reference of API31", { path: "4ps-bc", held: ["ref-1"] }],
  ])("MUST be as it should when it %s", (_title, changes) => {
    expect(wrongsOf({ outgoing: [{ ...OUT, ...changes }] })).toEqual([]);
  });

  it.each<[string, Partial<OutgoingLedger>, readonly string[]]>([
    [
      "a draft again after it was told posted",
      { told: ["DRAFT"], said: saidOut("DRAFT"), held: [], taken: 0 },
      ["lost, ever"],
    ],
    ["unknown to the gateway that took it", { told: [], said: [], held: [], taken: 0 }, ["lost, ever", "lost, ever"]],
    ["told delivered, held by nobody", { held: [] }, ["lost, ever"]],
    [
      "still on its way, held by nobody",
      { told: ["QUEUED"], said: saidOut("QUEUED"), held: [], taken: 0 },
      ["lost, now"],
    ],
    ["held twice", { held: ["doc-1", "doc-2"] }, ["doubled, ever", "wrongly reported, now"]],
    ["taken twice by the network", { taken: 2 }, ["doubled, ever"]],
    ["there twice", { said: [...OUT.said, ...OUT.said] }, ["doubled, ever"]],
    ["held, and told unknown", { told: ["QUEUED", "UNKNOWN"], said: saidOut("UNKNOWN") }, ["wrongly reported, now"]],
    ["held, and told refused", { told: ["QUEUED", "REFUSED"], said: saidOut("REFUSED") }, ["wrongly reported, now"]],
    [
      "told refused, which nobody did",
      { told: ["REFUSED"], said: saidOut("REFUSED"), held: [] },
      ["wrongly reported, ever"],
    ],
    [
      "told delivered, then something else",
      { told: ["DELIVERED", "UNKNOWN", "DELIVERED"] },
      ["wrongly reported, ever"],
    ],
    ["held under an id that is no delivery's", { held: ["doc-9"] }, ["wrongly reported, now"]],
  ])("MUST be found when it is %s", (_title, changes, wrongs) => {
    expect(wrongsOf({ outgoing: [{ ...OUT, ...changes }] })).toEqual(wrongs);
  });
});

const unreadable: InboundSaid = {
  ...SAID,
  state: "NEEDS_ATTENTION",
  attention: "INBOUND_UNREADABLE",
  contentHash: "def",
};

describe("an incoming document", () => {
  it.each<[string, Partial<IncomingLedger>]>([
    ["is here once on each path, and once in the books", {}],
    [
      "came by one path alone, as the hook of the other got lost",
      {
        offered: IN.offered.map((copy) => ({ ...copy, ...(copy.path === "psb" && { announced: "never" as const }) })),
        said: [{ ...COPY, state: "IMPORTED", files: "attached" }],
      },
    ],
    ["waits for a person who is told why", { offered: IN.offered.slice(0, 1), said: [unreadable], booked: [] }],
    [
      "has files that the ERP refused, as told",
      { said: [{ ...SAID, files: "refused" }, COPY], booked: [{ files: [] }] },
    ],
  ])("MUST be as it should when it %s", (_title, changes) => {
    expect(wrongsOf({ incoming: [{ ...IN, ...changes }] })).toEqual([]);
  });

  it.each<[string, Partial<IncomingLedger>, readonly string[]]>([
    ["acknowledged and not here", { said: [{ ...COPY, state: "IMPORTED", files: "attached" }] }, ["lost, now"]],
    ["here twice by one path", { said: [SAID, { ...SAID, id: "x", state: "DUPLICATE" }, COPY] }, ["doubled, ever"]],
    ["in the books twice", { booked: [...IN.booked, ...IN.booked] }, ["doubled, ever"]],
    ["told imported, and not in the books", { booked: [] }, ["lost, ever"]],
    [
      "told imported by both paths",
      { said: [SAID, { ...COPY, state: "IMPORTED", files: "attached" }] },
      ["wrongly reported, ever"],
    ],
    ["in the books, and nobody is told", { said: [unreadable, COPY] }, ["wrongly reported, now"]],
    [
      "nowhere in the books, and nobody is told why",
      { said: [{ ...SAID, state: "DUPLICATE" }, COPY], booked: [] },
      ["lost, now"],
    ],
    [
      "still announced",
      {
        said: [
          { ...SAID, state: "ANNOUNCED" },
          { ...COPY, state: "IMPORTED", files: "attached" },
        ],
      },
      ["lost, now"],
    ],
    ["imported with other bytes", { said: [{ ...SAID, contentHash: "def" }, COPY] }, ["wrongly reported, ever"]],
    ["without its files", { said: [{ ...SAID, files: "waiting" }, COPY], booked: [{ files: [] }] }, ["lost, now"]],
    ["told attached, and is not", { booked: [{ files: [] }] }, ["lost, ever"]],
    ["attached twice", { booked: [{ files: ["IN-1.xml", "IN-1.xml"] }] }, ["doubled, ever"]],
    [
      "waiting for a person who is told nothing",
      {
        said: [
          { ...unreadable, attention: null },
          { ...COPY, state: "IMPORTED", files: "attached" },
        ],
      },
      ["wrongly reported, ever"],
    ],
  ])("MUST be found when it is %s", (_title, changes, wrongs) => {
    expect(wrongsOf({ incoming: [{ ...IN, ...changes }] })).toEqual(wrongs);
  });
});

describe("what else callers were told", () => {
  const event = (id: string, position: number) => ({ id, position });

  it("MUST be there once: settings and events", () => {
    const log = [event("a", 1), event("b", 2)];
    expect(wrongsOf({ settings: [{ what: "customer", present: 1 }], events: { told: [event("b", 2)], log } })).toEqual(
      [],
    );
  });

  it.each<[string, Partial<Ledgers>, string]>([
    ["a setting that is gone", { settings: [{ what: "customer", present: 0 }] }, "lost, ever"],
    ["a setting that is there twice", { settings: [{ what: "customer", present: 2 }] }, "doubled, ever"],
    ["an event that is gone", { events: { told: [event("a", 1)], log: [] } }, "wrongly reported, ever"],
    ["an event that moved", { events: { told: [event("a", 1)], log: [event("a", 2)] } }, "wrongly reported, ever"],
    ["an event that is there twice", { events: { told: [], log: [event("a", 1), event("a", 2)] } }, "doubled, ever"],
    ["an answer that nobody should get", { complaints: ["something went wrong here"] }, "wrongly reported, ever"],
  ])("MUST be found: %s", (_title, ledgers, wrong) => {
    expect(wrongsOf(ledgers)).toEqual([wrong]);
  });
});
