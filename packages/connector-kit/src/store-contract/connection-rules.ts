import { type Connection, Secret, type Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const CONNECTION_RULES = {
  "CON-1": {
    title: "MUST give a connection back with its settings, its last test and every secret",
    async check(stores) {
      const { build, organization } = await furnish(stores);
      const at = build.runtime.clock.now();
      const connection = build.connection(organization, {
        state: "DRAFT",
        secrets: {
          appSecret: { secret: new Secret("één geheim"), setAt: at },
          subscriptionKey: { secret: new Secret("another one"), setAt: new Date(0) },
        },
        lastTest: {
          at,
          report: { checks: [{ name: "network", outcome: "PASSED", detail: "reached", durationMs: 3 }] },
        },
      });
      await stores.connections.create(connection, {});
      expect(revealed(await stores.connections.byId(connection.id))).toEqual(revealed(connection));
      expect(await stores.connections.byId(build.runtime.newId())).toBeUndefined();
    },
  },
  "CON-2": {
    title: "MUST replace a connection at the next revision, and answer `stale` to any other",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const secrets = { appSecret: { secret: new Secret("rotated"), setAt: build.runtime.clock.now() } };
      const next: Connection = { ...connection, title: "renamed", state: "BLOCKED", secrets, revision: 2 };
      expect(await stores.connections.update(next, {})).toBe("stored");
      for (const revision of [1, 2, 4]) {
        expect(await stores.connections.update({ ...next, title: "late", revision }, {})).toBe("stale");
      }
      expect(revealed(await stores.connections.byId(connection.id))).toEqual(revealed(next));
    },
  },
  "CON-3": {
    title: "MUST let one of two simultaneous changes through",
    async check(stores) {
      const { connection } = await furnish(stores);
      const change = (title: string) => stores.connections.update({ ...connection, title, revision: 2 }, {});
      expect((await Promise.all([change("one"), change("two")])).toSorted()).toEqual(["stale", "stored"]);
    },
  },
  "CON-4": {
    title: "MUST list the connections that are LIVE as live, and no other",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      await stores.connections.create(build.connection(organization, { state: "BLOCKED" }), {});
      const draft = build.connection(organization, { state: "DRAFT" });
      await stores.connections.create(draft, {});
      const ids = async () => (await stores.connections.live()).map(({ id }) => id).toSorted();
      expect(await ids()).toEqual([connection.id]);
      await stores.connections.update({ ...draft, state: "LIVE", revision: 2 }, {});
      expect(await ids()).toEqual([connection.id, draft.id].toSorted());
    },
  },
  "CON-5": {
    title: "MUST keep one cursor for each connection and name",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const other = build.connection(organization);
      await stores.connections.create(other, {});
      expect(await stores.connections.cursor(connection.id, "inbox")).toBeUndefined();
      await stores.connections.moveCursor(connection.id, "inbox", "a");
      await stores.connections.moveCursor(connection.id, "posted-invoices", "b");
      await stores.connections.moveCursor(other.id, "inbox", "c");
      await stores.connections.moveCursor(connection.id, "inbox", "d");
      expect(await stores.connections.cursor(connection.id, "inbox")).toBe("d");
      expect(await stores.connections.cursor(connection.id, "posted-invoices")).toBe("b");
      expect(await stores.connections.cursor(other.id, "inbox")).toBe("c");
    },
  },
  "CON-6": {
    title: "MUST keep one grant for each connection, with the change for it, until a change forgets it",
    async check(stores) {
      const { build, organization, connection } = await furnish(stores);
      const other = build.connection(organization);
      await stores.connections.create(other, {});
      const { grant, keepGrant } = stores.connections;
      const tokens = async ({ id }: Connection) => {
        const kept = await grant(id);
        return kept && [kept.tokens.reveal(), kept.user];
      };
      const granted = (text: string) => ({ tokens: new Secret(text), user: "j.jansen@example.nl" });
      expect(await tokens(connection)).toBeUndefined();
      const change = build.change(connection);
      await keepGrant(connection.id, granted("first"), change);
      await keepGrant(other.id, granted("other"), {});
      await expect(keepGrant(connection.id, granted("repeated"), change)).rejects.toThrow();
      expect(await tokens(connection)).toEqual(["first", "j.jansen@example.nl"]);
      await keepGrant(connection.id, granted("second"), {});
      expect(await tokens(connection)).toEqual(["second", "j.jansen@example.nl"]);
      await stores.connections.update({ ...connection, revision: 3 }, { forgetsGrant: connection.id });
      expect(await tokens(connection), "a stale change forgets nothing").toEqual(["second", "j.jansen@example.nl"]);
      await stores.connections.update({ ...connection, revision: 2 }, { forgetsGrant: connection.id });
      expect(await tokens(connection)).toBeUndefined();
      expect(await tokens(other)).toEqual(["other", "j.jansen@example.nl"]);
    },
  },
  "CON-7": {
    title: "MUST NOT replace a grant that is no longer the one that was read",
    async check(stores) {
      const { connection } = await furnish(stores);
      const { grant, keepGrant, replaceGrant } = stores.connections;
      const granted = (text: string) => ({ tokens: new Secret(text), user: "j.jansen@example.nl" });
      const kept = async () => (await grant(connection.id))?.tokens.reveal();
      expect(await replaceGrant(connection.id, granted("a"), granted("b"))).toBe(false);
      expect(await kept()).toBeUndefined();
      await keepGrant(connection.id, granted("a"), {});
      expect(await replaceGrant(connection.id, granted("a"), granted("b"))).toBe(true);
      expect(await replaceGrant(connection.id, granted("a"), granted("c"))).toBe(false);
      expect(await kept()).toBe("b");
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

/** Secrets compare as equal whatever is in them; their text does not. */
const revealed = (connection: Connection | undefined) =>
  connection && {
    ...connection,
    secrets: Object.entries(connection.secrets).map(([name, { secret, setAt }]) => [name, secret.reveal(), setAt]),
  };
