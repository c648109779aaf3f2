import { accept, type Fault, fault, type Result } from "@erp-gateway/core";

/** Settings that the clipboard text of the platform fills in. The subscription key is not in it. */
type QuickConnect = Readonly<Record<"appKey" | "secret", string>> & { readonly companyId?: string };

const QUICK_CONNECT_FAULTS = {
  "QUICK-CONNECT-01": "the text has no APP_KEY; copy it from the platform once more",
  "QUICK-CONNECT-02": "the text has no SECRET_KEY; copy it from the platform once more",
} as const;

/**
 * Reads `APP_KEY:…;SECRET_KEY:…;EMAIL_ID:…;COMPANY_ID:…;`: any order and case of the keys, unknown keys ignored. So is
 * the e-mail address: it is that of the administration, and as fallback address it would get other people's invoices.
 * @see api31-soap §4.3
 */
export function readQuickConnect(pasted: string, path: string): Result<QuickConnect> {
  const values = new Map(pasted.split(";").map(toEntry));
  const appKey = values.get("APP_KEY");
  const secret = values.get("SECRET_KEY");
  const companyId = values.get("COMPANY_ID");
  if (appKey && secret) return accept({ appKey, secret, ...(companyId && { companyId }) });
  const faults: Fault[] = [];
  if (!appKey) faults.push(fault(QUICK_CONNECT_FAULTS, "QUICK-CONNECT-01", path));
  if (!secret) faults.push(fault(QUICK_CONNECT_FAULTS, "QUICK-CONNECT-02", path));
  return { ok: false, faults };
}

function toEntry(part: string): [key: string, value: string] {
  const [key = "", ...value] = part.split(":");
  return [key.trim().toUpperCase(), value.join(":").trim()];
}
