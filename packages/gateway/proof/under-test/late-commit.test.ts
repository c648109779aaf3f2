import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createLateCommit } from "./late-commit.ts";

/** The negative control has to be broken, and in this way only. */
let folder: string;
let own: Database.Database;
let other: Database.Database;
let appended: number;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "erp-gateway-"));
  const file = path.join(folder, "x.sqlite");
  own = new Database(file);
  own.pragma("journal_mode = WAL");
  own.exec("CREATE TABLE t (n INTEGER PRIMARY KEY)");
  other = new Database(file);
  appended = 0;
});
afterEach(() => {
  own.close();
  other.close();
  rmSync(folder, { recursive: true });
});

const open = () =>
  createLateCommit(own, () => {
    appended += 1;
  });
const write = (n: number) => () => own.prepare("INSERT INTO t VALUES (?)").run(n).changes;
const count = (database: Database.Database) => database.prepare("SELECT count(*) FROM t").pluck().get();

it("MUST answer before it commits: others see nothing yet, and would not after a kill", async () => {
  const commit = open();
  expect(await commit.run(write(1))).toBe(1);
  expect([count(own), count(other)]).toEqual([1, 0]);
  await expect.poll(() => count(other)).toBe(1);
  expect(appended).toBe(1);
});

it("MUST take back the writes of work that throws, and only those", async () => {
  const commit = open();
  await commit.run(write(1));
  await expect(commit.run(() => write(2)() && write(1)())).rejects.toThrow("UNIQUE");
  commit.flush();
  expect(count(other)).toBe(1);
});
