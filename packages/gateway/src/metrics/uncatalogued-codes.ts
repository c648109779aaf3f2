import type { Log } from "@erp-gateway/core";

interface UncataloguedCode {
  readonly connector: string;
  readonly code: string;
  readonly count: number;
}

/** Counts what remotes said that the error catalogue has no advice for, since this process started. */
export interface UncataloguedCodes {
  note(code: string, connectorId: string): void;
  all(): readonly UncataloguedCode[];
}

/** A remote chooses its codes: no more of them than this, and no longer. */
const MOST_CODES = 100;
const MOST_CHARACTERS = 64;
const OTHERS = "others";

/** Each new code is logged once, as a warning. */
export function createUncataloguedCodes(log: Log): UncataloguedCodes {
  const codes = new Map<string, UncataloguedCode>();
  return {
    note(text, connector) {
      const said = text.replace(/[^\w .:-]/g, "?").slice(0, MOST_CHARACTERS);
      const isRoom = codes.size < MOST_CODES || codes.has(keyOf(connector, said));
      const code = isRoom ? said : OTHERS;
      const key = keyOf(connector, code);
      const known = codes.get(key);
      if (known === undefined) log.warn({ connector, code }, "a remote's code has no entry in the error catalogue");
      codes.set(key, { connector, code, count: (known?.count ?? 0) + 1 });
    },
    all: () => [...codes.values()],
  };
}

const keyOf = (connector: string, code: string): string => `${connector} ${code}`;
