import { type Announcement, contentHash, type InboundDocument, inboundStep, type Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { type Builders, furnish } from "./builders.ts";

const BYTES = new TextEncoder().encode("<Invoice/>");
const HASH = contentHash(BYTES);
const NONE = () => ({});
const SUPPLIER = { name: "Betonbouw B.V.", key: "NL123456789B01", number: "F-7", issueDate: "2026-11-01" };

export const INBOUND_RULES = {
  "IND-1": {
    title: "MUST announce each reference of a connection once, and apply the change of a new one only",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const other = build.connection(organization);
      await stores.connections.create(other, {});
      const [first, second] = [build.inbound(connection), build.inbound(connection)];
      const repeated = build.inbound(connection, { reference: first.reference });
      const foreign = build.inbound(other, { reference: first.reference });
      const { announce, byId } = stores.inbound;
      expect(await announce([announcing(build, first), announcing(build, repeated)], undefined, {})).toBe(1);
      expect(
        await announce(
          [repeated, second, foreign].map((each) => announcing(build, each)),
          undefined,
          {},
        ),
      ).toBe(2);
      for (const document of [first, second, foreign]) {
        expect(await byId(document.id)).toEqual({ ...document, stateSince: build.runtime.clock.now() });
      }
      expect(await byId(repeated.id)).toBeUndefined();
      const told = await stores.events.after(0, 10, {});
      expect(told.map(({ subject }) => subject.id)).toEqual([first.id, second.id, foreign.id]);
    },
  },
  "IND-2": {
    title: "MUST move the inbox cursor in the transaction that announces",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const read = (value: string, change = {}) =>
        stores.inbound.announce(
          [announcing(build, build.inbound(connection))],
          { connectionId: connection.id, value },
          change,
        );
      const cursor = () => stores.connections.cursor(connection.id, "inbox");
      const change = build.change(connection);
      await read("a", change);
      expect(await cursor()).toBe("a");
      await expect(read("b", change)).rejects.toThrow();
      expect(await cursor()).toBe("a");
      await read("c");
      expect(await cursor()).toBe("c");
      expect(await stores.inbound.list({ limit: 10 }, {})).toHaveLength(2);
    },
  },
  "IND-3": {
    title: "MUST tell that the connection brought the content before, and name its first document",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const [earlier, first, later] = await announceSome(stores, build, connection, 3);
      const { receive, byId } = stores.inbound;
      expect(await receive(first.id, BYTES, HASH, {}, NONE)).toBeUndefined();
      for (const { id } of [earlier, later]) {
        expect(await receive(id, BYTES, HASH, {}, NONE)).toBe(first.id);
        expect(await byId(id)).toMatchObject({ contentHash: HASH, duplicateOf: first.id });
      }
      expect(await byId(first.id)).toEqual({ ...first, contentHash: HASH });
    },
  },
  "IND-4": {
    title: "MUST give the same answer when bytes are received again",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const [first, second] = await announceSome(stores, build, connection, 2);
      for (let times = 0; times < 2; times += 1) {
        expect(await stores.inbound.receive(first.id, BYTES, HASH, {}, NONE)).toBeUndefined();
        expect(await stores.inbound.receive(second.id, BYTES, HASH, {}, NONE)).toBe(first.id);
      }
    },
  },
  "IND-4a": {
    title: "MUST take the content of another connection for a duplicate only once that document is claimed for import",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const other = build.connection(organization);
      await stores.connections.create(other, {});
      const [resting] = await announceSome(stores, build, connection, 1);
      const [imported, late] = await announceSome(stores, build, other, 2);
      const change = build.change(connection);
      const { receive, identify } = stores.inbound;
      expect(await receive(resting.id, BYTES, HASH, {}, NONE)).toBeUndefined();
      expect(await receive(imported.id, BYTES, HASH, {}, NONE)).toBeUndefined();
      await identify(imported.id, SUPPLIER);
      expect(await receive(late.id, BYTES, HASH, {}, () => change)).toBe(imported.id);
      expect(await stores.events.after(0, 10, {})).toHaveLength(change.events?.length ?? 0);
      expect(await receive(resting.id, BYTES, HASH, {}, NONE)).toBe(imported.id);
    },
  },
  "IND-5": {
    title: "MUST NOT take the content or the supplier's document of another organization for a duplicate",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const other = await furnish(stores, build);
      const [ours] = await announceSome(stores, build, connection, 1);
      const [theirs] = await announceSome(stores, build, other.connection, 1);
      for (const { id } of [ours, theirs]) {
        expect(await stores.inbound.receive(id, BYTES, HASH, {}, NONE)).toBeUndefined();
        expect(await stores.inbound.identify(id, SUPPLIER)).toBeUndefined();
      }
    },
  },
  "IND-6": {
    title: "MUST let one document hold a supplier, number and date, again and again",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const [first, second] = await announceSome(stores, build, connection, 2);
      const { identify, byId } = stores.inbound;
      for (let times = 0; times < 2; times += 1) {
        expect(await identify(first.id, SUPPLIER)).toBeUndefined();
        expect(await identify(second.id, { ...SUPPLIER, name: "written otherwise" })).toBe(first.id);
      }
      expect((await byId(first.id))?.supplier).toEqual(SUPPLIER);
      expect(await byId(second.id)).toEqual(second);
      for (const differs of [{ key: "NL2" }, { number: "F-8" }, { issueDate: "2026-11-02" }]) {
        expect(await identify(second.id, { ...SUPPLIER, ...differs })).toBeUndefined();
      }
    },
  },
  "IND-7": {
    title: "MUST record what is named, clear what is named as undefined, and leave the rest",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const [original, document] = await announceSome(stores, build, connection, 2);
      const attention = { code: "VENDOR_UNKNOWN", detail: "no vendor\nfound" };
      const erp = { connectionId: connection.id, reference: "pi-1", vendorName: "Beton", filesAttached: false };
      const { record, byId } = stores.inbound;
      const full = { ...document, attention, erp: { ...erp, number: "107001" }, duplicateOf: original.id, run: 2 };
      const { run, duplicateOf } = full;
      await record(document.id, { attention, erp: full.erp, duplicateOf, run }, {});
      expect(await byId(document.id)).toEqual(full);
      await record(document.id, {}, {});
      expect(await byId(document.id)).toEqual(full);
      await record(document.id, { attention: undefined, erp }, {});
      const { attention: _, ...attended } = full;
      expect(await byId(document.id)).toStrictEqual({ ...attended, erp });
      await record(document.id, { erp: undefined, duplicateOf: undefined }, {});
      expect(await byId(document.id)).toStrictEqual({ ...document, run });
    },
  },
  "IND-8": {
    title: "MUST store a later offer of a fetched document beside it, each offer once",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const { announce, receive, byId } = stores.inbound;
      const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
      const offer = (hour: number): Announcement => {
        const [reference, offeredAt] = ["XCNIN900001", at(hour)];
        const again = { reference: `${reference}@${hour}`, remoteReference: reference, offeredAt };
        return {
          ...announcing(build, build.inbound(connection, { reference, offeredAt })),
          again: announcing(build, build.inbound(connection, again)),
        };
      };
      const first = offer(8);
      expect(await announce([first], undefined, {})).toBe(1);
      expect(await announce([offer(9)], undefined, {})).toBe(0);
      await receive(first.document.id, BYTES, HASH, {}, NONE);
      expect(await announce([offer(8), offer(7)], undefined, {})).toBe(0);
      const later = offer(10);
      expect(await announce([later], undefined, {})).toBe(1);
      expect(await announce([offer(10), offer(9)], undefined, {})).toBe(0);
      expect(await byId(first.document.id)).toMatchObject({ reference: "XCNIN900001", offeredAt: at(10) });
      const stateSince = build.runtime.clock.now();
      expect(await byId(later.again?.document.id ?? "")).toEqual({ ...later.again?.document, stateSince });
      const told = await stores.events.after(0, 10, {});
      expect(told.map(({ subject }) => subject.id)).toEqual([first.document.id, later.again?.document.id]);
    },
  },
  "IND-9": {
    title: "MUST keep a PDF with its document, with the change for it",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const [document] = await announceSome(stores, build, connection, 1);
      const change = build.change(connection);
      await stores.inbound.keepPdf(document.id, BYTES, HASH, change);
      expect(await stores.inbound.byId(document.id)).toEqual({ ...document, pdfHash: HASH });
      expect(new Uint8Array((await stores.documents.bytes(HASH)) ?? [])).toEqual(BYTES);
      await expect(stores.inbound.keepPdf(document.id, BYTES, "other", change)).rejects.toThrow();
      expect((await stores.inbound.byId(document.id))?.pdfHash).toBe(HASH);
    },
  },
  "IND-10": {
    title: "MUST NOT let a response take the place of a later one",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const [document] = await announceSome(stores, build, connection, 1);
      const { record, byId } = stores.inbound;
      const earlier = { id: "r-1", status: "ACCEPTED", state: "QUEUED", at: new Date(1_000) } as const;
      const refusal = { code: "ERRCDO4000006", detail: "no such status" };
      const later = {
        id: "r-2",
        status: "PAID",
        note: "first half",
        state: "REFUSED",
        at: new Date(2_000),
        refusal,
      } as const;
      await record(document.id, { response: earlier }, {});
      expect((await byId(document.id))?.response).toEqual(earlier);
      await record(document.id, { response: later }, {});
      await record(document.id, { response: { ...earlier, state: "TOLD" } }, {});
      expect(await byId(document.id)).toEqual({ ...document, response: later });
      const last = { ...later, id: "r-3" };
      await record(document.id, { response: { ...last, state: "TOLD" }, run: 2 }, {});
      expect(await byId(document.id)).toMatchObject({ response: { id: "r-3", state: "TOLD" }, run: 2 });
      await record(document.id, { response: last }, {});
      await record(document.id, { response: { ...last, state: "TOLD" } }, {});
      expect((await byId(document.id))?.response, "a refusal is final").toEqual(last);
    },
  },
  "IND-11": {
    title: "MUST find the latest offer of a document by the remote's id, in its own connection",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const other = build.connection(organization);
      await stores.connections.create(other, {});
      const plain = build.inbound(connection, { reference: "R-1" });
      const again = build.inbound(connection, { reference: "R-1@2", remoteReference: "R-1" });
      const foreign = build.inbound(other, { reference: "R-2" });
      const { announce, byRemoteReference } = stores.inbound;
      const put = (document: InboundDocument) => announce([{ document, change: {} }], undefined, {});
      await put(plain);
      expect(await byRemoteReference(connection.id, "R-1")).toEqual(plain);
      await put(again);
      await put(foreign);
      expect(await byRemoteReference(connection.id, "R-1")).toEqual(again);
      expect(await byRemoteReference(connection.id, "R-2")).toBeUndefined();
    },
  },
  "IND-12": {
    title: "MUST find what did not make its next step, without an item: of what was received, where an autopilot is",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const other = build.connection(organization);
      await stores.connections.create(other, {});
      await stores.autopilots.save(build.autopilot(connection, other), {});
      const { late } = stores.inbound;
      const began = build.runtime.clock.now();
      const [fed, resting, taken] = [build.inbound(connection), build.inbound(other), build.inbound(connection)];
      await stores.inbound.announce(
        [fed, resting, taken].map((one) => announcing(build, one)),
        undefined,
        {},
      );
      const ids = async (...asked: Parameters<typeof late>) => (await late(...asked)).map(({ id }) => id);
      expect((await ids("ANNOUNCED", began, "FETCH_LATE", 9)).toSorted()).toEqual(
        [fed.id, resting.id, taken.id].toSorted(),
      );
      expect(await ids("ANNOUNCED", began, "FETCH_LATE", 2)).toHaveLength(2);
      expect(await ids("ANNOUNCED", new Date(began.getTime() - 1), "FETCH_LATE", 9)).toEqual([]);
      build.runtime.clock.advance(1_000);
      const received = build.runtime.clock.now();
      const events = [fed, resting, taken].map((one) =>
        build.event("InboundDocument", one, { steps: [inboundStep("INBOUND_RECEIVED", one)] }),
      );
      await stores.events.append({ events });
      const { organizationId } = taken;
      await stores.events.append({
        opens: [{ organizationId, kind: "IMPORT_LATE", subjectId: taken.id, since: received }],
      });
      expect(await late("RECEIVED", received, "IMPORT_LATE", 9)).toEqual([
        { ...fed, state: "RECEIVED", stateSince: received },
      ]);
      expect(await ids("RECEIVED", began, "IMPORT_LATE", 9)).toEqual([]);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

const announcing = (build: Builders, document: InboundDocument) => ({
  document,
  change: {
    events: [build.event("InboundDocument", document, { steps: [inboundStep("INBOUND_ANNOUNCED", document)] })],
  },
});

type Some = readonly [InboundDocument, InboundDocument, InboundDocument];

async function announceSome(
  stores: Stores,
  build: Builders,
  connection: Parameters<Builders["inbound"]>[0],
  count: 1 | 2 | 3,
): Promise<Some> {
  const documents: Some = [build.inbound(connection), build.inbound(connection), build.inbound(connection)];
  const announced = documents.slice(0, count).map((document) => ({ document, change: {} }));
  await stores.inbound.announce(announced, undefined, {});
  return documents;
}
