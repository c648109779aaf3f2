import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { createGroupCommit } from "./group-commit.ts";

/** A file with one table, and what another process reads in it. */
async function open() {
  const folder = await mkdtemp(join(tmpdir(), "group-commit-"));
  const file = join(folder, "test.sqlite");
  const raw = new Database(file);
  raw.pragma("journal_mode = WAL");
  raw.pragma("foreign_keys = ON");
  raw.exec("CREATE TABLE notes (text TEXT PRIMARY KEY, parent TEXT REFERENCES notes DEFERRABLE INITIALLY DEFERRED)");
  const reader = new Database(file, { readonly: true });
  onTestFinished(async () => {
    for (const database of [reader, raw]) database.close();
    await rm(folder, { recursive: true });
  });
  const insert = raw.prepare("INSERT INTO notes VALUES (?, ?)");
  let commits = 0;
  const group = createGroupCommit(raw, () => {
    commits += 1;
  });
  return {
    raw,
    group,
    write: (text: string, parent: string | null = null) => group.run(() => insert.run(text, parent)),
    seen: () => reader.prepare("SELECT text FROM notes ORDER BY rowid").pluck().all(),
    commits: () => commits,
  };
}

it("MUST answer each caller after the commit that holds its write, and not before", async () => {
  const { write, seen } = await open();
  const first = write("a");
  expect(seen()).toEqual([]);
  await first;
  expect(seen()).toEqual(["a"]);
});

it("MUST share one commit among those who ask at the same time, in their order", async () => {
  const { write, seen, commits } = await open();
  await Promise.all(["c", "a", "b"].map((text) => write(text)));
  expect(seen()).toEqual(["c", "a", "b"]);
  expect(commits()).toBe(1);
});

it("MUST let later work see what earlier work of the same commit wrote", async () => {
  const { raw, group, write } = await open();
  const count = raw.prepare("SELECT count(*) FROM notes").pluck();
  const [, found] = await Promise.all([write("a"), group.run(() => count.get())]);
  expect(found).toBe(1);
});

it("MUST take back the whole work that throws, and only that", async () => {
  const { raw, group, write, seen } = await open();
  const half = group.run(() => {
    raw.prepare("INSERT INTO notes VALUES ('half', NULL)").run();
    throw new Error("halfway");
  });
  const outcomes = await Promise.allSettled([write("a"), half, write("a"), write("b")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  expect(outcomes[1]).toMatchObject({ reason: { message: "halfway" } });
  expect(outcomes[2]).toMatchObject({ reason: { code: "SQLITE_CONSTRAINT_PRIMARYKEY" } });
  expect(seen()).toEqual(["a", "b"]);
});

it("MUST refuse everybody when the commit fails, and go on afterwards", async () => {
  const { write, seen, commits } = await open();
  const outcomes = await Promise.allSettled([write("a"), write("b", "nobody")]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "SQLITE_CONSTRAINT_FOREIGNKEY" } });
  }
  expect([seen(), commits()]).toEqual([[], 0]);
  await write("c");
  expect(seen()).toEqual(["c"]);
});

it("MUST refuse everybody when work ends the transaction, and go on afterwards", async () => {
  const { raw, group, write, seen } = await open();
  const ending = group.run(() => {
    raw.exec("ROLLBACK");
    throw new Error("the disk is full");
  });
  const outcomes = await Promise.allSettled([write("a"), ending, write("b")]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: "rejected", reason: { message: "the disk is full" } });
  }
  await write("c");
  expect(seen()).toEqual(["c"]);
});

it("MUST do what waits before the file is closed", async () => {
  const { group, write, seen } = await open();
  const writes = Promise.all(Array.from({ length: 1_000 }, (_, index) => write(String(index))));
  group.flush();
  expect(seen()).toHaveLength(1_000);
  await writes;
});
