import path from "node:path";
import { furnish } from "@erp-gateway/connector-kit";
import { contentHash, parseInvoice, type Stores } from "@erp-gateway/core";
import { peppolFormat } from "@erp-gateway/peppol";
import Database from "better-sqlite3";
import { createSealer } from "../src/secret/sealer.ts";
import { openDatabase } from "../src/storage/sqlite/database.ts";
import { createSqliteStores } from "../src/storage/sqlite/sqlite-stores.ts";
import { type Figure, median } from "./figure.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";
import { twentyLineInvoice } from "./twenty-lines.ts";

const CALLERS = 64;
const INVOICES = 1_920;
const ROUNDS = 5;

/** What one invoice of the ledger consists of, parents first. */
const TABLES = ["invoices", "documents", "deliveries", "events", "jobs"] as const;

type Rows = readonly Readonly<Record<string, unknown>>[];

/**
 * The ledger's own write: invoice, delivery, bytes, job and events, each caller answered after its `fsync`, beside a
 * hand-written program that inserts the very same rows, ready-made, in transactions of 64 invoices.
 */
export async function ledger(): Promise<readonly Figure[]> {
  const rates: { readonly ours: number; readonly raw: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rate = await inTemporaryFolder(async (folder) => {
      const [own, other] = [path.join(folder, "own.sqlite"), path.join(folder, "other.sqlite")];
      const ours = await writeOurs(own);
      return { ours, raw: writeRaw(own, other) };
    });
    // The first one warms up.
    if (round > 0) rates.push(rate);
  }
  const remark = `${CALLERS} callers, 20 lines, median of ${ROUNDS}`;
  return [
    { name: "ledger write", value: median(rates.map(({ ours }) => ours)), unit: "invoices/s", remark },
    { name: "same rows, hand-written", value: median(rates.map(({ raw }) => raw)), unit: "invoices/s", remark },
    {
      name: "hand-written over ledger write",
      value: median(rates.map(({ ours, raw }) => raw / ours)),
      unit: "×",
      most: 1.67,
      remark: "each round by itself; 1 ÷ 0.6",
    },
  ];
}

/** @returns invoices a second */
async function writeOurs(file: string): Promise<number> {
  const database = openDatabase(file);
  const stores = createSqliteStores(database, createSealer([{ id: "bench", key: new Uint8Array(32).fill(7) }]));
  const invoices = await prepare(stores);
  let taken = 0;
  const caller = async (): Promise<void> => {
    for (let next = invoices[taken]; next !== undefined; next = invoices[taken]) {
      taken += 1;
      const { invoice, queued, added, posted } = next;
      await stores.invoices.add(invoice, added);
      await stores.invoices.advance(invoice.id, ["DRAFT"], queued, posted);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: CALLERS }, caller));
  const elapsedMs = performance.now() - startedAt;
  database.close();
  return (INVOICES * 1_000) / elapsedMs;
}

/** Everything that costs time and is not the ledger's: ids, parsing, UBL. */
async function prepare(stores: Stores) {
  const { build, connection, customer } = await furnish(stores);
  return Array.from({ length: INVOICES }, (_, index) => {
    const content = parseInvoice(twentyLineInvoice(`L-${index}`));
    if (!content.ok) throw new Error(JSON.stringify(content.faults));
    const invoice = build.invoice(customer, { content: content.value });
    const bytes = peppolFormat.write(content.value, "PEPPOL_BIS_3");
    const { delivery } = build.queued(invoice, connection, { contentHash: contentHash(bytes) });
    return {
      invoice,
      queued: { delivery, bytes },
      added: { events: [build.event("Invoice", invoice)] },
      posted: { events: [build.event("Invoice", invoice)], jobs: [build.job(connection)] },
    };
  });
}

/** @returns invoices a second */
function writeRaw(from: string, to: string): number {
  openDatabase(to).close();
  const source = new Database(from, { readonly: true });
  const target = new Database(to);
  target.pragma("journal_mode = WAL");
  target.pragma("synchronous = FULL");
  target.pragma("foreign_keys = OFF");
  const writers = TABLES.map((table) => {
    const rows = source.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all() as Rows;
    const columns = Object.keys(rows[0] ?? {});
    const values = rows.map((row) => columns.map((column) => row[column]));
    const places = columns.map(() => "?").join(", ");
    const insert = target.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`);
    const perInvoice = rows.length / INVOICES;
    if (!Number.isInteger(perInvoice)) throw new Error(`${rows.length} rows of ${table}`);
    return (first: number, count: number) => {
      for (const row of values.slice(first * perInvoice, (first + count) * perInvoice)) insert.run(row);
    };
  });
  const writeGroup = target.transaction((first: number) => {
    for (const write of writers) write(first, CALLERS);
  });
  const startedAt = performance.now();
  for (let first = 0; first < INVOICES; first += CALLERS) writeGroup.immediate(first);
  const elapsedMs = performance.now() - startedAt;
  for (const database of [source, target]) database.close();
  return (INVOICES * 1_000) / elapsedMs;
}
