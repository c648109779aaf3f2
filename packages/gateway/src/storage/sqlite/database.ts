import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { createGroupCommit } from "./group-commit.ts";
import { MIGRATIONS } from "./migrations.ts";

type Tables = BetterSQLite3Database;
/** Inside a transaction, or outside of one for reads. */
export type Reader = Pick<Tables, "select">;
export type Writer = Pick<Tables, "select" | "insert" | "update" | "delete">;

/** The file was written by a newer gateway. */
export class NewerDatabase extends Error {
  override readonly name = "NewerDatabase";
}

export interface SqliteDatabase {
  readonly tables: Tables;
  /**
   * One transaction of synchronous work, durable when it resolves (`synchronous=FULL`); who asks at the same time shares
   * its commit.
   */
  transaction<T>(work: (writer: Writer) => T): Promise<T>;
  /** Called after each commit that appended events. Returns the function that stops it. */
  onAppend(listener: () => void): () => void;
  /** Commits what waits. */
  close(): void;
}

/**
 * Opens or creates the file and brings its schema up to date.
 * @param file - path, or `:memory:`
 * @param createCommit - how transactions are committed; another way only to prove that it matters
 * @throws NewerDatabase
 */
export function openDatabase(file: string, createCommit: typeof createGroupCommit = createGroupCommit): SqliteDatabase {
  const raw = new Database(file);
  raw.pragma("journal_mode = WAL");
  raw.pragma("synchronous = FULL");
  raw.pragma("foreign_keys = ON");
  raw.pragma("busy_timeout = 5000");
  try {
    raw.transaction(migrate).immediate(raw);
  } catch (error) {
    raw.close();
    throw error;
  }
  const tables = drizzle(raw);
  const listeners = new Set<() => void>();
  const newest = raw.prepare("SELECT max(position) FROM events").pluck();
  let told = newest.get();
  const group = createCommit(raw, () => {
    const position = newest.get();
    if (position === told) return;
    told = position;
    for (const listener of listeners) listener();
  });
  return {
    tables,
    transaction: (work) => group.run(() => work(tables)),
    onAppend: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      group.flush();
      raw.close();
    },
  };
}

/** In one transaction that locks the file: two gateways may start at the same time. */
function migrate(raw: Database.Database): void {
  const at = Number(raw.pragma("user_version", { simple: true }));
  if (at > MIGRATIONS.length) {
    throw new NewerDatabase(
      `the database has schema ${at}, this gateway knows ${MIGRATIONS.length}: run a newer gateway`,
    );
  }
  for (const sql of MIGRATIONS.slice(at)) raw.exec(sql);
  raw.pragma(`user_version = ${MIGRATIONS.length}`);
}
