import { setTimeout as wait } from "node:timers/promises";
import type { Finding } from "./verdict/finding.ts";
import { judge } from "./verdict/judge.ts";
import type { Ledgers } from "./verdict/ledgers.ts";
import type { Person } from "./world/person.ts";

const LOOK_AGAIN_MS = 200;
/** What comes though nobody wants it any more, a second copy say, comes within this. */
const QUIET_MS = 300;

/**
 * Looks until all books agree, and once more after that; what still differs when patience runs out, or will for ever, is the
 * verdict. */
export async function settle(
  collect: () => Promise<Ledgers>,
  person: Person,
  isOver: () => boolean,
): Promise<readonly Finding[]> {
  for (;;) {
    const ledgers = await collect();
    const findings = judge(ledgers);
    if (findings.length === 0) {
      await wait(QUIET_MS);
      if (judge(await collect()).length === 0) return [];
    }
    if (isOver() || findings.some(({ holds }) => holds === "ever")) return findings;
    await person.act(ledgers);
    await wait(LOOK_AGAIN_MS);
  }
}
