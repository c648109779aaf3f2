import { describe, expect, it } from "vitest";
import { createSendingWorld } from "../../test/sending.ts";
import { trusted } from "../../test/world.ts";
import { helpFor, isListed } from "../catalogue/catalogue.ts";
import { pauseConnection, testConnection } from "../connection/connection-commands.ts";
import { ConnectorError } from "../connector/error.ts";
import { workFacts } from "./work-facts.ts";
import { type NewWorkItem, WORK_KINDS, type WorkKind, workItem } from "./work-item.ts";

const KINDS = Object.keys(WORK_KINDS) as readonly WorkKind[];
const item = (given: Partial<NewWorkItem>) =>
  workItem({ organizationId: "o", kind: "VERDICT_LATE", subjectId: "d", since: new Date(0), ...given }).id;

describe("an item of the worklist", () => {
  it("MUST have an id that follows from what it is about, in the order of since", () => {
    const ids = [0, 1, 1_000, Date.UTC(2026, 1, 1), Date.UTC(2126, 1, 1)].map((at) => item({ since: new Date(at) }));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set([...ids, item({ kind: "DELIVERY_LATE" }), item({ subjectId: "e" })]).size).toBe(7);
    expect(item({})).toBe(item({}));
  });

  it.each(KINDS)("MUST say what to do about %s", (kind) => {
    expect(isListed(kind)).toBe(true);
    expect(helpFor(kind).class).not.toBe("DEFECT");
  });

  it.each(KINDS)("MUST tell of %s also when its subject is gone", async (kind) => {
    const { context } = await createSendingWorld({});
    const gone = workItem({ organizationId: "o", kind, subjectId: "gone", since: new Date(0) });
    expect(await workFacts(context, gone)).toEqual({ code: kind, facts: [] });
  });
});

describe("a connection that is paused", () => {
  it("MUST be on the worklist with the remote's own reason, until it is live again", async () => {
    const world = await createSendingWorld({});
    const error = new ConnectorError("ACCOUNT_BLOCKED", "unpaid", { remoteCode: "ERR-X" });
    await pauseConnection(world.context, world.connection.id, error);
    const [paused, ...others] = await world.stores.worklist.list({ limit: 9 }, {});
    expect(others).toEqual([]);
    expect(paused).toMatchObject({
      kind: "CONNECTION_BLOCKED",
      subjectId: world.connection.id,
      since: world.clock.now(),
    });
    const { code, facts } = await workFacts(world.context, paused as NonNullable<typeof paused>);
    expect(code).toBe("ACCOUNT_BLOCKED");
    expect(Object.fromEntries(facts)).toMatchObject({ connection: "eConnect acceptance", remoteCode: "ERR-X" });
    const connection = await world.stores.connections.byId(world.connection.id);
    trusted(await testConnection(world.context, connection as NonNullable<typeof connection>, world.request()));
    expect(await world.stores.worklist.list({ limit: 9 }, {})).toEqual([]);
  });
});
