import { accept, type Fault, fault, type Result, Secret } from "@erp-gateway/core";

/** Settings that the clipboard text of the platform fills in. The subscription key is not in it. */
export interface QuickConnect {
  readonly appKey: string;
  readonly secret: Secret;
  readonly companyId?: string;
  /** Address linked to the administration, not the login at eConnect. */
  readonly email?: string;
}

export const QUICK_CONNECT_FAULTS = {
  "QUICK-CONNECT-01": "the text has no APP_KEY; copy it from the platform once more",
  "QUICK-CONNECT-02": "the text has no SECRET_KEY; copy it from the platform once more",
} as const;

/**
 * Reads `APP_KEY:…;SECRET_KEY:…;EMAIL_ID:…;COMPANY_ID:…;`: any order and case of the keys, unknown keys ignored.
 * @see api31-soap §4.3
 */
export function parseQuickConnect(pasted: string, path = "$"): Result<QuickConnect> {
  const values = new Map(pasted.split(";").map(toEntry));
  const appKey = values.get("APP_KEY");
  const secret = values.get("SECRET_KEY");
  const companyId = values.get("COMPANY_ID");
  const email = values.get("EMAIL_ID");
  if (appKey && secret) {
    return accept({ appKey, secret: new Secret(secret), ...(companyId && { companyId }), ...(email && { email }) });
  }
  const faults: Fault[] = [];
  if (!appKey) faults.push(fault(QUICK_CONNECT_FAULTS, "QUICK-CONNECT-01", path));
  if (!secret) faults.push(fault(QUICK_CONNECT_FAULTS, "QUICK-CONNECT-02", path));
  return { ok: false, faults };
}

function toEntry(part: string): [key: string, value: string] {
  const [key = "", ...value] = part.split(":");
  return [key.trim().toUpperCase(), value.join(":").trim()];
}
