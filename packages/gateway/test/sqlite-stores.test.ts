import { rmSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBuilders, furnish, storesContract } from "@erp-gateway/connector-kit";
import { Secret } from "@erp-gateway/core";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSealer } from "../src/secret/sealer.ts";
import { openDatabase } from "../src/storage/sqlite/database.ts";
import { MIGRATIONS } from "../src/storage/sqlite/migrations.ts";
import { createSqliteStores } from "../src/storage/sqlite/sqlite-stores.ts";

const sealer = createSealer([{ id: "k1", key: new Uint8Array(32).fill(7) }]);

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sqlite-stores-"));
  file = join(folder, "gateway.db");
});
afterEach(() => rm(folder, { recursive: true }));

function open() {
  const database = openDatabase(file);
  return { stores: createSqliteStores(database, sealer), close: async () => database.close() };
}

storesContract("SQLite", { open: async () => open() });

describe("a SQLite file", () => {
  it("MUST keep everything when it is closed and opened again", async () => {
    const { stores, close } = open();
    const { build, organization, connection, profile, customer } = await furnish(stores);
    const invoice = build.invoice(customer);
    const { delivery, bytes } = build.queued(invoice, connection);
    const change = build.change(connection);
    await stores.invoices.add(invoice, {});
    await stores.invoices.advance(invoice.id, ["DRAFT"], { delivery, bytes }, change);
    await close();

    const again = open();
    expect(await again.stores.organizations.byId(organization.id)).toEqual(organization);
    expect(await again.stores.profiles.byId(profile.id)).toEqual(profile);
    expect(await again.stores.customers.byId(customer.id)).toEqual(customer);
    expect(await again.stores.invoices.byId(invoice.id)).toEqual(invoice);
    expect(await again.stores.deliveries.ofInvoice(invoice.id)).toEqual([delivery]);
    expect(Buffer.from(bytes).equals((await again.stores.documents.bytes(delivery.contentHash)) ?? Buffer.of())).toBe(
      true,
    );
    expect(await again.stores.events.lastPosition()).toBe(1);
    expect(await again.stores.jobs.nextRunAt()).toEqual(build.runtime.clock.now());
    const kept = await again.stores.connections.byId(connection.id);
    expect(kept?.secrets["appSecret"]?.secret.reveal()).toBe("open sesame 1234");
    await again.close();
  });

  it("MUST NOT contain a secret in plain text, in no file of it", async () => {
    const { stores, close } = open();
    const { organization } = await furnish(stores);
    const build = createBuilders();
    build.runtime.clock.advance(1_000);
    const setAt = build.runtime.clock.now();
    const secrets = {
      appSecret: { secret: new Secret("first-plain-secret"), setAt },
      subscriptionKey: { secret: new Secret("second-plain-secret"), setAt },
    };
    const connection = build.connection(organization, { title: "a title to find", secrets });
    await stores.connections.create(connection, {});
    const written = await contents();
    await close();
    for (const text of [written, await contents()]) {
      expect(text).toContain("a title to find");
      expect(text).not.toContain("plain-secret");
    }
  });

  it("MUST NOT open a secret that was moved to another connection", async () => {
    const { stores, close } = open();
    const { build, organization, connection } = await furnish(stores);
    const other = build.connection(organization);
    await stores.connections.create(other, {});
    const raw = new Database(file);
    raw.prepare("UPDATE connections SET secrets = (SELECT secrets FROM connections WHERE id = ?)").run(connection.id);
    raw.close();
    await expect(stores.connections.byId(other.id)).rejects.toThrow();
    await expect(stores.connections.byId(connection.id)).resolves.toBeDefined();
    await close();
  });

  it("MUST be migrated once", () => {
    const schema = () => {
      openDatabase(file).close();
      const raw = new Database(file, { readonly: true });
      const dump = raw.prepare("SELECT sql FROM sqlite_schema ORDER BY name").all();
      const version = raw.pragma("user_version", { simple: true });
      raw.close();
      return { dump, version };
    };
    const first = schema();
    expect(first.version).toBe(MIGRATIONS.length);
    expect(schema()).toEqual(first);
  });

  it("MUST keep what an older gateway wrote, and take what is new from then on", async () => {
    const { stores, close } = open();
    const { build, organization, connection, customer, profile } = await furnish(stores);
    const invoice = build.invoice(customer);
    const { id: paused } = build.connection(organization);
    await stores.invoices.add(invoice, {});
    await stores.connections.create({ ...build.connection(organization), id: paused, state: "BLOCKED" }, {});
    const { delivery, bytes } = build.queued(invoice, connection);
    await stores.invoices.advance(invoice.id, ["DRAFT"], { delivery, bytes }, {});
    await close();
    writtenByTheFirstGateway();

    const again = open();
    expect(await again.stores.invoices.byId(invoice.id)).toEqual(invoice);
    expect(await again.stores.profiles.byId(profile.id)).toEqual(profile);
    expect(await again.stores.mappings.save(build.mapping(profile, 1), {})).toBe("stored");
    expect(await again.stores.worklist.list({ limit: 9 }, {})).toMatchObject([
      { kind: "CONNECTION_BLOCKED", subjectId: paused, since: invoice.createdAt },
    ]);
    const late = await again.stores.deliveries.late("QUEUED", invoice.createdAt, "DELIVERY_LATE", 9);
    expect(late).toEqual([{ ...delivery, stateSince: delivery.createdAt }]);
    const inbound = build.inbound(connection, { offeredAt: new Date(1_000) });
    await again.stores.inbound.announce([{ document: inbound, change: {} }], undefined, {});
    expect(await again.stores.inbound.byId(inbound.id)).toEqual(inbound);
    await again.close();
  });

  it("MUST be refused, untouched, when a newer gateway wrote it", () => {
    openDatabase(file).close();
    const raw = new Database(file);
    raw.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    expect(() => openDatabase(file)).toThrow(/newer gateway/);
    expect(raw.pragma("user_version", { simple: true })).toBe(MIGRATIONS.length + 1);
    raw.close();
  });
});

/** The same rows in a file of the first schema, as far as that one had a place for them. */
function writtenByTheFirstGateway(): void {
  const newer = `${file}-newer`;
  new Database(file).exec(`VACUUM INTO '${newer}'`).close();
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
  const raw = new Database(file);
  const columns = (schema: string, table: string) =>
    (raw.pragma(`${schema}.table_info(${table})`) as readonly { readonly name: string }[]).map(({ name }) => name);
  raw.pragma("foreign_keys = OFF");
  raw.exec(MIGRATIONS[0] ?? "");
  raw.pragma("user_version = 1");
  raw.exec(`ATTACH '${newer}' AS newer`);
  const tables = raw.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  for (const table of tables.pluck().all() as readonly string[]) {
    const known = columns("newer", table).filter((name) => columns("main", table).includes(name));
    raw.exec(`INSERT INTO main.${table} (${known}) SELECT ${known} FROM newer.${table}`);
  }
  raw.close();
}

const contents = async (): Promise<string> => {
  const files = await readdir(folder);
  return (await Promise.all(files.map((name) => readFile(join(folder, name), "latin1")))).join("");
};
