import { describe, expect, it } from "vitest";
import { openWorld } from "./open-world.ts";
import { inbound } from "./ubl.ts";

const numbered = (count: number) => Array.from({ length: count }, (_, index) => inbound(`L-${index}`));

describe("inbox", () => {
  it.each([
    ["wsdl", "newest-first"],
    ["docs31", "newest-first"],
    ["wsdl", "oldest-first"],
  ] as const)("MUST list 60 documents over pages, profile %s, %s", async (profile, order) => {
    const { connect, receive } = await openWorld({ profile, order });
    await receive(...numbered(60));
    const { inbox } = connect();
    const first = await inbox.received?.(undefined);
    const second = await inbox.received?.(first?.cursor);
    expect([first?.more, second?.more]).toEqual([true, false]);
    const notices = [...(first?.notices ?? []), ...(second?.notices ?? [])];
    expect(new Set(notices.map(({ number }) => number))).toEqual(
      new Set(Array.from({ length: 60 }, (_, index) => `L-${index}`)),
    );
    expect(notices[0]).toMatchObject({ sender: "Staalbouw Noord B.V.", receivedAt: expect.any(Date) });
  });

  it("MUST read on from the highest moment of the whole turn, less five minutes", async () => {
    const { connect, receive, advance } = await openWorld();
    const numbers = async (cursor: string | undefined) => {
      const page = await connect().inbox.received?.(cursor);
      return { cursor: page?.cursor, numbers: page?.notices.map(({ number }) => number).toSorted() };
    };
    await receive(inbound("old"));
    await advance(10 * 60_000);
    await receive(inbound("recent"));
    const first = await numbers(undefined);
    expect(first.numbers).toEqual(["old", "recent"]);
    await advance(60_000);
    await receive(inbound("new"));
    const second = await numbers(first.cursor);
    expect(second.numbers).toEqual(["new", "recent"]);
    expect((await numbers(second.cursor)).numbers).toEqual(["new", "recent"]);
  });

  it("MUST NOT move on before the last page, so that what arrives meanwhile is not lost", async () => {
    const { connect, receive } = await openWorld();
    await receive(...numbered(60));
    const { inbox } = connect();
    const first = await inbox.received?.(undefined);
    await receive(inbound("meanwhile"));
    const second = await inbox.received?.(first?.cursor);
    const third = await inbox.received?.(second?.cursor);
    expect(second?.notices).toHaveLength(10);
    expect(third?.notices.map(({ number }) => number)).toContain("meanwhile");
  });

  it.each(["newest-first", "oldest-first"] as const)(
    "MUST miss none of 10 000 documents and fetch no page twice, %s, though the token expires on the way",
    async (order) => {
      const { connect, receive, control } = await openWorld({ order });
      await receive(...numbered(10_000));
      const { inbox, operations } = connect();
      const references = new Set<string>();
      let listed = 0;
      let cursor: string | undefined;
      for (let more = true, pages = 0; more; pages += 1) {
        if (pages === 77) await control("api31/expire-tokens", {});
        const page = await inbox.received?.(cursor);
        for (const { reference } of page?.notices ?? []) references.add(reference);
        listed += page?.notices.length ?? 0;
        cursor = page?.cursor;
        more = page?.more === true;
      }
      expect([references.size, listed]).toEqual([10_000, 10_000]);
      expect(operations.filter((operation) => operation === "GetInboxDocuments")).toHaveLength(201);
      expect(operations.filter((operation) => operation === "Login")).toHaveLength(2);
    },
    60_000,
  );

  it("MUST begin the turn again when the remote no longer knows the page", async () => {
    const { connect, receive, fault } = await openWorld();
    await receive(...numbered(60));
    const { inbox, operations } = connect();
    const first = await inbox.received?.(undefined);
    await fault("GetInboxDocuments", "soap-fault", { code: "ERRCDO4000007" });
    const again = await inbox.received?.(first?.cursor);
    expect(again?.notices).toEqual(first?.notices);
    expect(operations.filter((operation) => operation === "GetInboxDocuments")).toHaveLength(3);
    expect((await inbox.received?.(again?.cursor))?.notices).toHaveLength(10);
  });

  it("MUST report a refused first page", async () => {
    const { connect } = await openWorld();
    await expect(connect({ companyId: "XCNL10020" }).inbox.received?.(undefined)).rejects.toMatchObject({
      code: "NOT_PERMITTED",
    });
  });

  it("MUST have the platform note the download", async () => {
    const { connect, receive, control } = await openWorld();
    await receive(inbound("L-1"));
    const { inbox } = connect();
    await inbox.received?.(undefined);
    expect(await control("api31/status", { externalId: "XCNIN900001", code: "10" })).toMatchObject({
      status: { code: "10" },
    });
    const { bytes, contentType } = await inbox.fetch("XCNIN900001");
    expect(contentType).toBe("application/xml");
    expect(new TextDecoder().decode(bytes)).toContain("<cbc:ID>L-1</cbc:ID>");
    expect(inbox.acknowledge).toBeUndefined();
  });

  it("MUST offer again what a user pushes once more and what a sender revises, though its CreatedOn is old", async () => {
    const { connect, receive, control, advance } = await openWorld();
    const { inbox } = connect();
    await receive(inbound("L-1"), inbound("L-2"), inbound("L-3"));
    const read = async (from: string | undefined) => {
      const offers = new Map<string | undefined, Date | undefined>();
      let cursor = from;
      for (let more = true; more; ) {
        const page = await inbox.received?.(cursor);
        for (const { number, offeredAt } of page?.notices ?? []) offers.set(number, offeredAt);
        cursor = page?.cursor;
        more = page?.more === true;
      }
      return { offers, cursor };
    };
    const first = await read(undefined);
    for (const id of ["XCNIN900001", "XCNIN900002", "XCNIN900003"]) await inbox.fetch(id);
    await advance(3_600_000);
    const quiet = await read(first.cursor);
    expect([...quiet.offers.values()].filter((offer) => offer !== undefined)).toEqual([]);
    await control("api31/reoffer", { externalId: "XCNIN900001" });
    await receive(inbound("L-2").replace("meer", "minder"));
    await control("api31/status", { externalId: "XCNIN900003", code: "40" });
    const again = await read(quiet.cursor);
    expect(
      [...again.offers.entries()]
        .filter(([, offer]) => offer !== undefined)
        .map(([number]) => number)
        .toSorted(),
    ).toEqual(["L-1", "L-2"]);
    expect(again.offers.get("L-1")?.getTime()).toBeGreaterThan(first.offers.get("L-1")?.getTime() ?? Number.NaN);
    expect(new TextDecoder().decode((await inbox.fetch("XCNIN900002")).bytes)).toContain("minder");
  });

  it("MUST see a document as not ready while the platform draws its PDF", async () => {
    const { connect, receive, fault } = await openWorld();
    await receive(inbound("L-1"));
    const { inbox } = connect();
    await fault("GetDocumentPdf", "soap-fault", { code: "ERRDMN8000003" });
    await expect(inbox.pdf?.("XCNIN900001")).rejects.toMatchObject({ code: "NOT_READY", reaction: "retry" });
    const pdf = await inbox.pdf?.("XCNIN900001");
    expect(pdf?.contentType).toBe("application/pdf");
    expect(new TextDecoder().decode(pdf?.bytes).startsWith("%PDF-")).toBe(true);
  });

  it("MUST set the status codes of an ERP, and only those that the document's template has", async () => {
    const { connect, receive } = await openWorld();
    await receive(inbound("L-1"));
    const { inbox, api31 } = connect();
    await inbox.fetch("XCNIN900001");
    const codes = [];
    for (const status of inbox.responses ?? []) {
      await inbox.respond?.("XCNIN900001", { id: "r-1", status });
      codes.push((await api31.call("GetInboxDocumentStatus", { ExternalId: "XCNIN900001" })).Details?.Code);
    }
    expect(codes).toEqual(["35", "40", "50", "60", "70"]);
    await expect(inbox.respond?.("XCNIN900001", { id: "r-1", status: "UNDER_QUERY" })).rejects.toMatchObject({
      code: "REMOTE_REFUSED",
    });
    await expect(inbox.respond?.("XCNIN1", { id: "r-1", status: "PAID" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("MUST NOT hide a revision by responding to what was there before", async () => {
    const { connect, receive, advance, now } = await openWorld();
    await receive(inbound("L-1"));
    const { inbox } = connect();
    const taken = now();
    await inbox.fetch("XCNIN900001");
    await advance(1_000);
    await receive(inbound("L-1").replace("meer", "minder"));
    await expect(inbox.respond?.("XCNIN900001", { id: "r-1", status: "ACCEPTED" }, taken)).rejects.toMatchObject({
      code: "NOT_READY",
    });
    await inbox.respond?.("XCNIN900001", { id: "r-1", status: "ACCEPTED" }, now());
  });

  it("MUST read on from the cursor of an older version, and anew for another company", async () => {
    const { connect, receive, advance, now } = await openWorld();
    await receive(inbound("L-1"));
    await advance(3_600_000);
    const old = Buffer.from(JSON.stringify({ since: now() })).toString("base64url");
    await receive(inbound("L-2"));
    const { inbox } = connect();
    const page = await inbox.received?.(old);
    expect(page?.notices.map(({ number }) => number)).toEqual(["L-2"]);
    const { cursor } = (await inbox.received?.(page?.cursor)) ?? {};
    const other = connect({ companyId: "XCNL10099" }).inbox;
    await expect(other.received?.(cursor)).rejects.toMatchObject({ code: "NOT_PERMITTED" });
    const asked: string[] = [];
    const spying: typeof fetch = (url, init) => {
      asked.push(String(init?.body));
      return fetch(url, init);
    };
    await connect({ companyId: "XCNL10099" }, spying)
      .inbox.received?.(cursor)
      .catch(() => undefined);
    expect(asked.at(-1)).not.toContain("CreatedOn");
  });
});
