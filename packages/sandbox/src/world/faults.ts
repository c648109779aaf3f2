/** What can go wrong with the next matching request. */
export interface Fault {
  /** Part of the world the fault is for. */
  readonly target: "api31" | "psb" | "identity" | "business-central";
  /** Operation to match: SOAP operation, or `METHOD /path` prefix for REST. Absent: any request of the target. */
  readonly operation?: string;
  /**
   * `delay`: answer late. `reset-before`: drop the connection, nothing processed. `reset-after`: processed, answer lost.
   * `status`: plain HTTP status with `body`. `html`: an HTML error page with `status`. `soap-fault`: API31 fault with `code`.
   */
  readonly kind: "delay" | "reset-before" | "reset-after" | "status" | "html" | "soap-fault";
  readonly delayMs?: number;
  readonly status?: number;
  readonly body?: string;
  readonly code?: string;
  /** Header `Retry-After` of a `status`. */
  readonly retryAfterSeconds?: number;
  /** How many requests it hits; default 1. */
  readonly times?: number;
}

/** Faults waiting to happen, first in first out per target. */
export interface Faults {
  add(fault: Fault): void;
  /** The fault that the next request of this target and operation must suffer, used up by this call. */
  take(target: Fault["target"], operation: string): Fault | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    take(target, operation) {
      const hit = waiting.find(({ fault }) => fault.target === target && matches(fault, operation));
      if (hit === undefined) return undefined;
      hit.left -= 1;
      if (hit.left <= 0) waiting = waiting.filter((entry) => entry !== hit);
      return hit.fault;
    },
    clear() {
      waiting = [];
    },
  };
}

/** SOAP operations match whole, since `GetInboxDocument` begins `GetInboxDocuments`; REST ones by prefix. */
function matches(fault: Fault, operation: string): boolean {
  if (fault.operation === undefined) return true;
  return fault.target === "api31" ? operation === fault.operation : operation.startsWith(fault.operation);
}
