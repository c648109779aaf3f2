export const FAULT_KINDS = [
  "delay",
  "late",
  "hang",
  "reset-upload",
  "reset-before",
  "reset-after",
  "reset-within",
  "garbled",
  "status",
  "html",
  "soap-fault",
] as const;
type FaultKind = (typeof FAULT_KINDS)[number];

/** What can go wrong with the next matching request. */
export interface Fault {
  /** Part of the world the fault is for. */
  readonly target: "api31" | "psb" | "identity" | "business-central";
  /** Operation to match: SOAP operation, or `METHOD /path` prefix for REST. Absent: any request of the target. */
  readonly operation?: string;
  /**
   * `delay`: answer late. `late`: also processed late. `hang`: nothing processed, the connection dropped late.
   * `reset-upload`: drop the connection while the body comes in. `reset-before`: the same after it, nothing processed.
   * `reset-after`: processed, answer lost. `reset-within`: processed, the answer breaks off. `garbled`: processed, half an
   * answer that looks complete. `status`: plain HTTP status with `body`. `html`: an HTML error page with `status`.
   * `soap-fault`: API31 fault with `code`.
   */
  readonly kind: FaultKind;
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
  /** Whether the body of this request must not come through; uses up the fault that says so. */
  takeUpload(target: Fault["target"], operation: string): boolean;
  clear(): void;
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; left: number }[] = [];

  function take(hits: (fault: Fault) => boolean): Fault | undefined {
    const hit = waiting.find(({ fault }) => hits(fault));
    if (hit === undefined) return undefined;
    hit.left -= 1;
    if (hit.left <= 0) waiting = waiting.filter((entry) => entry !== hit);
    return hit.fault;
  }

  return {
    add(fault) {
      waiting.push({ fault, left: fault.times ?? 1 });
    },
    take: (target, operation) => take((fault) => fault.kind !== "reset-upload" && matches(fault, target, operation)),
    takeUpload: (target, operation) =>
      take((fault) => fault.kind === "reset-upload" && matches(fault, target, operation)) !== undefined,
    clear() {
      waiting = [];
    },
  };
}

/** SOAP operations match whole, since `GetInboxDocument` begins `GetInboxDocuments`; REST ones by prefix. */
function matches(fault: Fault, target: Fault["target"], operation: string): boolean {
  if (fault.target !== target) return false;
  if (fault.operation === undefined) return true;
  return target === "api31" ? operation === fault.operation : operation.startsWith(fault.operation);
}
