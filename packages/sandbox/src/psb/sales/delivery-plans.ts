import { normalise } from "../../world/party-id.ts";

/** How the attempts to reach a receiver go, against its nature. */
interface DeliveryPlan {
  /** So many attempts fail first, each with an `…SentRetry`. */
  readonly retries: number;
  /** What happens then. */
  readonly outcome: "deliver" | "fail";
}

export interface DeliveryPlans {
  /** `undefined` forgets the plan. */
  set(receiver: string, plan: DeliveryPlan | undefined): void;
  /** @returns `undefined` when the receiver itself decides */
  verdict(receiver: string, attempt: number): "retry" | "fail" | undefined;
}

export function createDeliveryPlans(): DeliveryPlans {
  const plans = new Map<string, DeliveryPlan>();
  return {
    set(receiver, plan) {
      if (plan === undefined) plans.delete(normalise(receiver));
      else plans.set(normalise(receiver), plan);
    },
    verdict(receiver, attempt) {
      const plan = plans.get(normalise(receiver));
      if (plan === undefined) return undefined;
      if (attempt <= plan.retries) return "retry";
      return plan.outcome === "fail" ? "fail" : undefined;
    },
  };
}
