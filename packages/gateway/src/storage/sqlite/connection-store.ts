import {
  type Connection,
  type ConnectionState,
  type ConnectionStore,
  type Environment,
  type Grant,
  type SealedSecret,
  Secret,
} from "@erp-gateway/core";
import { and, eq } from "drizzle-orm";
import type { Sealer } from "../../secret/sealer.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { SqliteDatabase, Writer } from "./database.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { rowBy } from "./prepared.ts";
import { connections, cursors, grants } from "./tables.ts";
import { followState } from "./work-upkeep.ts";

const byId = rowBy(connections, connections.id);

type Row = typeof connections.$inferSelect;
type SealedRow = Readonly<Record<string, { readonly seal: string; readonly setAt: string }>>;

export function createConnectionStore({ tables, transaction }: SqliteDatabase, sealer: Sealer): ConnectionStore {
  const toRow = ({
    settings,
    secrets,
    lastTest,
    confirmed,
    state,
    stateSince,
    revision,
    ...connection
  }: Connection): Row => ({
    ...connection,
    state,
    stateSince: stateSince ?? null,
    stateRank: revision,
    revision,
    settings: JSON.stringify(settings),
    secrets: JSON.stringify(sealAll(connection.id, secrets)),
    lastTest: lastTest === undefined ? null : JSON.stringify(lastTest),
    confirmed: confirmed === undefined ? null : JSON.stringify(confirmed),
  });
  const sealAll = (id: string, secrets: Connection["secrets"]): SealedRow =>
    Object.fromEntries(
      Object.entries(secrets).map(([name, { secret, setAt }]) => [
        name,
        { seal: sealer.seal(secret, `${id}/${name}`), setAt: setAt.toISOString() },
      ]),
    );
  const openAll = (id: string, sealed: SealedRow): Readonly<Record<string, SealedSecret>> =>
    Object.fromEntries(
      Object.entries(sealed).map(([name, { seal, setAt }]) => [
        name,
        { secret: sealer.open(seal, `${id}/${name}`), setAt: new Date(setAt) },
      ]),
    );
  const fromRow = (row: Row): Connection => ({
    id: row.id,
    organizationId: row.organizationId,
    connectorId: row.connectorId,
    title: row.title,
    environment: row.environment as Environment,
    settings: JSON.parse(row.settings) as Record<string, unknown>,
    secrets: openAll(row.id, JSON.parse(row.secrets) as SealedRow),
    state: row.state as ConnectionState,
    ...(row.stateSince !== null && { stateSince: row.stateSince }),
    revision: row.revision,
    ...(row.lastTest !== null && { lastTest: readTest(row.lastTest) }),
    ...(row.confirmed !== null && { confirmed: JSON.parse(row.confirmed) as readonly string[] }),
    createdAt: row.createdAt,
  });
  const sealGrant = (connectionId: string, grant: Grant): string =>
    sealer.seal(new Secret(writeGrant(grant)), grantContext(connectionId));
  const openGrant = (connectionId: string, seal: string): string =>
    sealer.open(seal, grantContext(connectionId)).reveal();
  return {
    async create(connection, change) {
      await transaction((writer) => {
        writer.insert(connections).values(toRow(connection)).run();
        followConnection(writer, connection);
        applyChange(writer, change);
      });
    },
    async update(connection, change) {
      return transaction((writer) => {
        refuseRepetition(writer, change);
        const { id, createdAt: _, ...row } = toRow(connection);
        const expected = and(eq(connections.id, id), eq(connections.revision, connection.revision - 1));
        if (writer.update(connections).set(row).where(expected).run().changes === 0) return "stale";
        followConnection(writer, connection);
        applyChange(writer, change);
        return "stored";
      });
    },
    async byId(id) {
      const row = byId(tables)(id);
      return row && fromRow(row);
    },
    async list(page, { organizationId }) {
      const filters = [optionally(connections.organizationId, organizationId)];
      const { where, orderBy, limit } = keyset(connections.id, page, filters);
      const rows = tables.select().from(connections).where(where).orderBy(orderBy).limit(limit).all();
      return newestFirst(page, rows).map(fromRow);
    },
    async live() {
      return tables.select().from(connections).where(eq(connections.state, "LIVE")).all().map(fromRow);
    },
    async grant(connectionId) {
      const row = tables.select().from(grants).where(eq(grants.connectionId, connectionId)).get();
      if (row === undefined) return undefined;
      const { tokens, user } = JSON.parse(openGrant(connectionId, row.seal)) as OpenGrant;
      return { tokens: new Secret(tokens), user };
    },
    async keepGrant(connectionId, grant, change) {
      const seal = sealGrant(connectionId, grant);
      await transaction((writer) => {
        const target = grants.connectionId;
        writer.insert(grants).values({ connectionId, seal }).onConflictDoUpdate({ target, set: { seal } }).run();
        applyChange(writer, change);
      });
    },
    async replaceGrant(connectionId, before, next) {
      const own = eq(grants.connectionId, connectionId);
      return transaction((writer) => {
        const row = writer.select().from(grants).where(own).get();
        if (row === undefined || openGrant(connectionId, row.seal) !== writeGrant(before)) return false;
        writer
          .update(grants)
          .set({ seal: sealGrant(connectionId, next) })
          .where(own)
          .run();
        return true;
      });
    },
    async cursor(connectionId, name) {
      const key = and(eq(cursors.connectionId, connectionId), eq(cursors.name, name));
      return tables.select({ value: cursors.value }).from(cursors).where(key).get()?.value;
    },
    async moveCursor(connectionId, name, value) {
      const target = [cursors.connectionId, cursors.name];
      await transaction((writer) =>
        writer
          .insert(cursors)
          .values({ connectionId, name, value })
          .onConflictDoUpdate({ target, set: { value } })
          .run(),
      );
    },
  };
}

const followConnection = (writer: Writer, connection: Connection): void => {
  const { id, organizationId, state, stateSince: since = connection.createdAt } = connection;
  followState(writer, { holder: "Connection", id, organizationId, from: undefined, to: state, since });
};

interface OpenGrant {
  readonly tokens: string;
  readonly user: string;
}

const writeGrant = ({ tokens, user }: Grant): string =>
  JSON.stringify({ tokens: tokens.reveal(), user } satisfies OpenGrant);

const grantContext = (connectionId: string): string => `${connectionId}/$grant`;

function readTest(text: string): NonNullable<Connection["lastTest"]> {
  const { at, report } = JSON.parse(text) as { at: string; report: NonNullable<Connection["lastTest"]>["report"] };
  return { at: new Date(at), report };
}
