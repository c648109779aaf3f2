import type { Api31Account } from "./account.ts";

export const BLOCKS = ["ERRPRO1000002", "ERRPRO1000003", "ERRPRO1000004"] as const;
type Block = (typeof BLOCKS)[number];

/** Accounts that the vendor has shut out, and why. */
export interface Blocks {
  of(account: Api31Account): Block | undefined;
  /** @param account - everybody when absent, whatever was said of one account before */
  set(block: Block | undefined, account?: Api31Account): void;
}

export function createBlocks(): Blocks {
  let everybody: Block | undefined;
  const single = new Map<Api31Account, Block | undefined>();
  return {
    of: (account) => (single.has(account) ? single.get(account) : everybody),
    set(block, account) {
      if (account !== undefined) {
        single.set(account, block);
        return;
      }
      single.clear();
      everybody = block;
    },
  };
}
