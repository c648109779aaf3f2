import type { createGroupCommit } from "../../src/storage/sqlite/group-commit.ts";

/** How long a write stays in the air after its caller was told that it is done. */
const COMMIT_AFTER_MS = 400;

/**
 * The negative control: answers first and commits later, so that callers are told and documents leave before the ledger is
 * durable. Within the process nothing shows; a kill in between loses it.
 */
export const createLateCommit: typeof createGroupCommit = (raw, committed) => {
  const flush = (): void => {
    if (raw.inTransaction) raw.exec("COMMIT");
  };
  return {
    async run(work) {
      if (!raw.inTransaction) {
        raw.exec("BEGIN IMMEDIATE");
        setTimeout(flush, COMMIT_AFTER_MS);
      }
      raw.exec("SAVEPOINT work");
      try {
        const result = work();
        raw.exec("RELEASE work");
        setImmediate(committed);
        return result;
      } catch (error) {
        raw.exec("ROLLBACK TO work; RELEASE work");
        throw error;
      }
    },
    flush,
  };
};
