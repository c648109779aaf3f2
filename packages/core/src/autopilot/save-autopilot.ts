import type { Connection } from "../connection/connection.ts";
import type { Context, Request } from "../context/context.ts";
import { decimal, parseDecimal } from "../decimal/decimal.ts";
import { createEvent } from "../event/create-event.ts";
import { accept, type Fault, fault, type Result } from "../fault.ts";
import type { Autopilot, PostingRule } from "./autopilot.ts";

export const AUTOPILOT_FAULTS = {
  "AUTOPILOT-CONNECTION-01": "this connection cannot receive documents",
  "AUTOPILOT-CONNECTION-02": "another autopilot serves this connection",
  "AUTOPILOT-ERP-01": "this connection is no ERP",
  "AUTOPILOT-ERP-02": "both connections belong to one organization",
  "AUTOPILOT-SCHEME-01": "a posting scheme has at least one rule",
  "AUTOPILOT-TOLERANCE-01": "a tolerance is zero or more",
  "AUTOPILOT-LEDGER-01": "a ledger account is needed for lines that nothing else decides",
} as const;

export interface AutopilotInput {
  readonly ledgerAccount: string;
  readonly postingScheme: readonly { readonly category: string; readonly rate: string; readonly vatCode: string }[];
  readonly totalsTolerance?: string | undefined;
}

/** Creates an autopilot, or replaces the one given. Documents that came before it are imported on `reoffer` only. */
export async function saveAutopilot(
  { stores, runtime, open }: Context,
  source: Connection,
  erp: Connection,
  input: AutopilotInput,
  request: Request,
  existing?: Autopilot,
): Promise<Result<Autopilot>> {
  const faults: Fault[] = [];
  const at = (code: keyof typeof AUTOPILOT_FAULTS, path: string) => faults.push(fault(AUTOPILOT_FAULTS, code, path));
  if (source.state === "REVOKED" || open(source).inbox === undefined) at("AUTOPILOT-CONNECTION-01", "$.connectionId");
  if (erp.state === "REVOKED" || open(erp).erp === undefined) at("AUTOPILOT-ERP-01", "$.erpConnectionId");
  if (source.organizationId !== erp.organizationId) at("AUTOPILOT-ERP-02", "$.erpConnectionId");
  if (input.ledgerAccount.trim() === "") at("AUTOPILOT-LEDGER-01", "$.ledgerAccount");
  if (input.postingScheme.length === 0) at("AUTOPILOT-SCHEME-01", "$.postingScheme");
  const postingScheme: PostingRule[] = [];
  for (const [index, rule] of input.postingScheme.entries()) {
    const rate = parseDecimal(rule.rate, `$.postingScheme[${index}].rate`);
    if (rate.ok) postingScheme.push({ category: rule.category.toUpperCase(), rate: rate.value, vatCode: rule.vatCode });
    else faults.push(...rate.faults);
  }
  const tolerance = parseDecimal(input.totalsTolerance ?? "0.00", "$.totalsTolerance");
  if (!tolerance.ok) faults.push(...tolerance.faults);
  else if (tolerance.value.units < 0n) at("AUTOPILOT-TOLERANCE-01", "$.totalsTolerance");
  if (faults.length > 0) return { ok: false, faults };

  const autopilot: Autopilot = {
    id: existing?.id ?? runtime.newId(),
    organizationId: source.organizationId,
    connectionId: source.id,
    erpConnectionId: erp.id,
    ledgerAccount: input.ledgerAccount.trim(),
    postingScheme,
    totalsTolerance: tolerance.ok ? tolerance.value : decimal("0"),
    createdAt: existing?.createdAt ?? runtime.clock.now(),
  };
  const stored = await stores.autopilots.save(autopilot, {
    command: { ...request, result: { type: "Autopilot", id: autopilot.id } },
    events: [
      createEvent(runtime, {
        type: existing === undefined ? "AUTOPILOT_CREATED" : "AUTOPILOT_CHANGED",
        organizationId: autopilot.organizationId,
        subject: { type: "Autopilot", id: autopilot.id },
        data: { ledgerAccount: autopilot.ledgerAccount, rules: String(postingScheme.length) },
      }),
    ],
  });
  if (stored === "taken") {
    return { ok: false, faults: [fault(AUTOPILOT_FAULTS, "AUTOPILOT-CONNECTION-02", "$.connectionId")] };
  }
  return accept(autopilot);
}
