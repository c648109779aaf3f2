/** What happens to the next calls of hooks. Absent members stay as they are. */
export interface DisorderPlan {
  /** So many of the next calls get lost. */
  readonly dropNext: number;
  /** So many of the next calls are made twice. */
  readonly doubleNext: number;
  /** So many of the next calls are held, then made last one first. */
  readonly reverseNext: number;
  /** First attempts leave this much later, until set to 0. */
  readonly delayMs: number;
}

export interface Disorder<Delivery> {
  plan(change: Partial<DisorderPlan>): DisorderPlan;
  delayMs(): number;
  /** @returns the calls to make now, in this order; none when this one is lost or held */
  pass(delivery: Delivery): readonly Delivery[];
}

/** @param lose - told of each call that gets lost */
export function createDisorder<Delivery>(lose: (delivery: Delivery) => void): Disorder<Delivery> {
  let plan: DisorderPlan = { dropNext: 0, doubleNext: 0, reverseNext: 0, delayMs: 0 };
  let held: Delivery[] = [];

  const takes = (name: "dropNext" | "doubleNext" | "reverseNext") => {
    if (plan[name] === 0) return false;
    plan = { ...plan, [name]: plan[name] - 1 };
    return true;
  };

  return {
    plan(change) {
      plan = { ...plan, ...change };
      return plan;
    },
    delayMs: () => plan.delayMs,
    pass(delivery) {
      if (takes("dropNext")) {
        lose(delivery);
        return [];
      }
      const calls = takes("doubleNext") ? [delivery, delivery] : [delivery];
      if (!takes("reverseNext")) return calls;
      held = [...calls, ...held];
      if (plan.reverseNext > 0) return [];
      const released = held;
      held = [];
      return released;
    },
  };
}
