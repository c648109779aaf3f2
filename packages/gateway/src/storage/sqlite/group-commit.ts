import type Database from "better-sqlite3";

export interface GroupCommit {
  /**
   * Runs synchronous work in a transaction that it shares with whoever asks at the same time, in the order they asked.
   * Work that throws takes back its own writes only. Durable when it resolves; rejects with what the work threw, or with
   * what made the whole transaction fail.
   */
  run<T>(work: () => T): Promise<T>;
  /** Does at once what waits. */
  flush(): void;
}

/** Work of one transaction: longer, and everybody waits for the first one's turn. */
const MOST = 256;

interface Waiting {
  /** @returns how to answer, once the transaction is committed */
  readonly attempt: () => () => void;
  readonly fail: (error: unknown) => void;
}

/** @see docs/decisions/0018-group-commit.md */
export function createGroupCommit(raw: Database.Database, committed: () => void): GroupCommit {
  const begin = raw.prepare("BEGIN IMMEDIATE");
  const commit = raw.prepare("COMMIT");
  const rollback = raw.prepare("ROLLBACK");
  const savepoint = raw.prepare("SAVEPOINT work");
  const release = raw.prepare("RELEASE work");
  const undo = raw.prepare("ROLLBACK TO work");
  let waiting: Waiting[] = [];

  const commitGroup = (group: readonly Waiting[]): void => {
    try {
      begin.run();
      const answers = group.map(({ attempt }) => attempt());
      commit.run();
      for (const answer of answers) answer();
    } catch (error) {
      if (raw.inTransaction) rollback.run();
      for (const { fail } of group) fail(error);
      return;
    }
    committed();
  };

  const flush = (): void => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      commitGroup(group);
    }
  };

  return {
    run: <T>(work: () => T) =>
      new Promise<T>((resolve, fail) => {
        const attempt = (): (() => void) => {
          savepoint.run();
          try {
            const result = work();
            release.run();
            return () => resolve(result);
          } catch (error) {
            // A full disk, for one, ends the transaction with all that was in it.
            if (!raw.inTransaction) throw error;
            undo.run();
            release.run();
            return () => fail(error);
          }
        };
        waiting.push({ attempt, fail });
        if (waiting.length === 1) setImmediate(flush);
      }),
    flush,
  };
}
