import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { furnish } from "@erp-gateway/connector-kit";
import { contentHash, parseInvoice, type Stores } from "@erp-gateway/core";
import { peppolFormat } from "@erp-gateway/peppol";
import Database from "better-sqlite3";
import { createSealer } from "../src/secret/sealer.ts";
import { toJson } from "../src/storage/json.ts";
import { openDatabase } from "../src/storage/sqlite/database.ts";
import { FAST } from "../src/storage/sqlite/document-store.ts";
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

type Prepared = Awaited<ReturnType<typeof prepare>>;

/**
 * The ledger's own write: invoice, delivery, bytes, job and events, each caller answered after its `fsync`, beside a
 * hand-written program that inserts the very same rows in transactions of 64 invoices: once from the same invoices and
 * bytes, and once with nothing left to do but to insert.
 */
export async function ledger(): Promise<readonly Figure[]> {
  const rates: { readonly ours: number; readonly handWritten: number; readonly readyMade: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rate = await inTemporaryFolder(async (folder) => {
      const own = path.join(folder, "own.sqlite");
      const { rate, invoices } = await writeOurs(own);
      const handWritten = writeRaw(own, path.join(folder, "other.sqlite"), invoices);
      return { ours: rate, handWritten, readyMade: writeRaw(own, path.join(folder, "third.sqlite")) };
    });
    // The first one warms up.
    if (round > 0) rates.push(rate);
  }
  const remark = `${CALLERS} callers, 20 lines, median of ${ROUNDS}`;
  return [
    { name: "ledger write", value: median(rates.map(({ ours }) => ours)), unit: "invoices/s", remark },
    { name: "hand-written", value: median(rates.map((rate) => rate.handWritten)), unit: "invoices/s", remark },
    {
      name: "hand-written over ledger write",
      value: median(rates.map(({ ours, handWritten }) => handWritten / ours)),
      unit: "×",
      most: 1.67,
      remark: "each round by itself; 1 ÷ 0.6",
    },
    {
      name: "hand-written, JSON and compressed bytes ready",
      value: median(rates.map((rate) => rate.readyMade)),
      unit: "invoices/s",
      remark,
    },
  ];
}

/** @returns invoices a second, and what they were */
async function writeOurs(file: string): Promise<{ readonly rate: number; readonly invoices: Prepared }> {
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
  return { rate: (INVOICES * 1_000) / elapsedMs, invoices };
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

/**
 * @param invoices - what to make JSON and compressed bytes of; absent: they are ready
 * @returns invoices a second
 */
function writeRaw(from: string, to: string, invoices?: Prepared): number {
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
    const content = columns.indexOf("content");
    return (first: number, count: number) => {
      for (const [index, row] of values.slice(first * perInvoice, (first + count) * perInvoice).entries()) {
        const made = invoices?.[first + index];
        if (made !== undefined && table === "invoices") row[content] = toJson(made.invoice.content);
        if (made !== undefined && table === "documents") row[content] = deflateRawSync(made.queued.bytes, FAST);
        insert.run(row);
      }
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
