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
});
