import type { Policy } from "@erp-gateway/core";
import type { SandboxOptions } from "@erp-gateway/sandbox";
import type { GatewayDeps } from "../../src/gateway.ts";

/**
 * The product's own times are minutes; a run has seconds. What must hold between them still does: a call gives up before
 * a document is believed absent, and a remote that is late is done before that, too.
 */
const CALL_TIMEOUT_MS = 900;
/** How late a late remote is: too late for the call, in time for reconciliation. */
export const LATE_MS = 1_200;

export const EGRESS: NonNullable<GatewayDeps["egress"]> = {
  timeoutMs: CALL_TIMEOUT_MS,
  maxResponseBytes: 64 * 1024 * 1024,
  concurrency: 4,
};

export const WORKER: NonNullable<GatewayDeps["worker"]> = { concurrency: 8, leaseMs: 1_200, idleMs: 400 };

export const POLICY: Policy = {
  pollInboxMs: 400,
  pollOutboxMs: 700,
  pollPages: 100,
  watchFirstMs: 100,
  watchHookedMs: 700,
  watchMaxMs: 700,
  reconcileFirstMs: 80,
  absentAfterMs: 2_400,
  absentPauseMs: 100,
};

export const SANDBOX: SandboxOptions = {
  // A document that is sent twice shows as two, and does not hide as a revision of the first.
  api31: { deliveryDelayMs: 40, retryDelayMs: 120, onResend: "duplicate" },
  psb: {
    deliveryDelayMs: 40,
    deliveryRetryDelayMs: 120,
    hookTimeoutMs: 2_000,
    hookRetryDelaysMs: [80, 160, 320, 640, 1_000, 1_500, 2_000, 3_000, 3_000, 5_000, 5_000, 10_000],
  },
};
