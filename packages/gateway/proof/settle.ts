import { setTimeout as wait } from "node:timers/promises";
import type { Finding } from "./verdict/finding.ts";
import { judge } from "./verdict/judge.ts";
import type { Ledgers } from "./verdict/ledgers.ts";
import type { Person } from "./world/person.ts";

const LOOK_AGAIN_MS = 200;
/** What comes though nobody wants it any more, a second copy say, comes within this. */
const QUIET_MS = 300;
/** Once something is wrong for ever, the rest of it shows within this. */
const LINGER_MS = 4_000;

/**
 * Looks until all books agree, and once more after that. What still differs when patience runs out, or will for ever, is
 * the verdict.
 */
export async function settle(
  collect: () => Promise<Ledgers>,
  person: Person,
  isOver: () => boolean,
): Promise<readonly Finding[]> {
  let lingerUntil = Number.POSITIVE_INFINITY;
  for (;;) {
    const ledgers = await collect();
    const findings = judge(ledgers);
    if (findings.length === 0) {
      await wait(QUIET_MS);
      if (judge(await collect()).length === 0) return [];
    }
    if (findings.some(({ holds }) => holds === "ever")) {
      lingerUntil = Math.min(lingerUntil, performance.now() + LINGER_MS);
    }
    if (isOver() || performance.now() > lingerUntil) return findings;
    await person.act(ledgers);
    await wait(LOOK_AGAIN_MS);
  }
}
