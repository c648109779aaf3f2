import { Random } from "../../../peppol/fuzz/random.ts";
import { COMMIT_POINTS, type KillAtPoint } from "../points/commit-points.ts";
import { type Disturbance, DROPPED_HOOKS, drawDisturbances } from "./disturbances.ts";

/** How a life of the gateway's process ends: where it comes by a point, or so long after it was ready. */
export type Life = KillAtPoint | { readonly afterMs: number };

export type Path = "4ps-bc" | "psb";

export interface OutgoingPlan {
  readonly number: string;
  readonly path: Path;
  /** Who receives it: takes it, takes the second attempt, or refuses. */
  readonly receiver: "takes" | "hesitates" | "refuses";
  /** `twice`: asks twice at the same time. `revises`: changes the draft first. `gives-up`: asks once, whatever comes of it. */
  readonly caller: "patient" | "twice" | "revises" | "gives-up";
  readonly atMs: number;
  readonly attachmentBytes: number;
}

interface IncomingPlan {
  readonly number: string;
  readonly atMs: number;
  /** The network hands the same document over twice. */
  readonly twice: boolean;
}

/** All that is random about a run. Times count from when the gateway was ready and its hooks in place. */
export interface Plan {
  readonly seed: number;
  readonly outgoing: readonly OutgoingPlan[];
  readonly incoming: readonly IncomingPlan[];
  readonly disturbances: readonly Disturbance[];
  readonly lives: readonly Life[];
  /** What somebody changes meanwhile. */
  readonly changes: "nothing" | "settings" | "sign-in";
}

const SPAN_MS = 500;
const PASSAGES = [1, 1, 1, 1, 2, 2, 3, 5];
/** A process comes by these once, if nothing goes wrong. */
const ONCE = /^(?:API31 Login|\w+ token|PSB put hook) /;

/**
 * The same seed gives the same plan. Seeds in a row begin with one point after the other, every second
 * round of them at its first passage.
 */
export function createPlan(seed: number): Plan {
  const random = new Random(seed);
  const chance = (probability: number) => random.next() < probability;
  const atMs = () => random.below(SPAN_MS);
  const first = COMMIT_POINTS[seed % COMMIT_POINTS.length] ?? random.pick(COMMIT_POINTS);
  const life = (): Life =>
    chance(0.6)
      ? { point: random.pick(COMMIT_POINTS).name, passage: random.pick(PASSAGES) }
      : { afterMs: random.below(900) };
  const isEvenRound = Math.floor(seed / COMMIT_POINTS.length) % 2 === 0;
  const isOnce = isEvenRound || first.passage !== "documents" || ONCE.test(first.name);
  const passage = isOnce ? 1 : random.pick(PASSAGES);
  const lives: Life[] = [{ point: first.name, passage }];
  while (lives.length < 4 && chance(0.45)) lives.push(life());

  const paths: Path[] = ["4ps-bc", "psb"];
  while (paths.length < 4 && chance(0.35)) paths.push(random.pick(paths));
  const outgoing = paths.map(
    (path, index): OutgoingPlan => ({
      number: `OUT-${seed}-${index + 1}`,
      path,
      receiver: random.pick(["takes", "takes", "takes", "takes", "hesitates", "refuses"]),
      caller: first.name.startsWith("invoices.revise")
        ? "revises"
        : random.pick(["patient", "patient", "patient", "twice", "revises", "gives-up"]),
      atMs: atMs(),
      attachmentBytes: chance(0.15) ? 100_000 + random.below(200_000) : 0,
    }),
  );
  const incoming = Array.from(
    { length: 1 + random.below(2) },
    (_, index): IncomingPlan => ({
      number: `IN-${seed}-${index + 1}`,
      atMs: atMs(),
      twice: chance(0.15),
    }),
  );
  const drawn = drawDisturbances(random, SPAN_MS);
  // Nobody asks the PSB for a status as long as its hooks tell it.
  const disturbances = first.name.startsWith("PSB status") ? [...drawn, DROPPED_HOOKS] : drawn;
  return {
    seed,
    outgoing,
    incoming,
    disturbances,
    lives,
    changes: first.passage === "documents" ? "nothing" : first.passage,
  };
}
