import type { Connection } from "../../connection/connection.ts";
import type { ConnectionStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import { compoundKey, type Memory, rankKey } from "./memory.ts";
import { fits, pageOf } from "./page-of.ts";
import { followState } from "./work-upkeep.ts";

export function createConnectionStore(memory: Memory): ConnectionStore {
  const put = (connection: Connection) => {
    memory.connections.set(connection.id, connection);
    memory.ranks.set(rankKey("Connection", connection.id), connection.revision);
    const { id, organizationId, state, stateSince, createdAt } = connection;
    const since = stateSince ?? createdAt;
    followState(memory, { holder: "Connection", id, organizationId, from: undefined, to: state, since });
  };
  return {
    async create(connection, change) {
      refuseRepetition(memory, change);
      put(connection);
      applyChange(memory, change);
    },
    async update(connection, change) {
      refuseRepetition(memory, change);
      if (memory.connections.get(connection.id)?.revision !== connection.revision - 1) return "stale";
      put(connection);
      applyChange(memory, change);
      return "stored";
    },
    async byId(id) {
      return memory.connections.get(id);
    },
    async list(page, filter) {
      return pageOf(memory.connections, page, ({ organizationId }) => fits(filter.organizationId, organizationId));
    },
    async live() {
      return [...memory.connections.values()].filter(({ state }) => state === "LIVE");
    },
    async grant(connectionId) {
      return memory.grants.get(connectionId);
    },
    async keepGrant(connectionId, grant, change) {
      refuseRepetition(memory, change);
      memory.grants.set(connectionId, grant);
      applyChange(memory, change);
    },
    async replaceGrant(connectionId, before, next) {
      const kept = memory.grants.get(connectionId);
      if (kept?.user !== before.user || kept.tokens.reveal() !== before.tokens.reveal()) return false;
      memory.grants.set(connectionId, next);
      return true;
    },
    async cursor(connectionId, name) {
      return memory.cursors.get(compoundKey(connectionId, name));
    },
    async moveCursor(connectionId, name, value) {
      memory.cursors.set(compoundKey(connectionId, name), value);
    },
  };
}
