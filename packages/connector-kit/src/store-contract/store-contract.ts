import type { Stores } from "@erp-gateway/core";
import { describe, it } from "vitest";
import type { Rule } from "../contract.ts";
import { AUTOPILOT_RULES } from "./autopilot-rules.ts";
import { COMMAND_RULES } from "./command-rules.ts";
import { CONNECTION_RULES } from "./connection-rules.ts";
import { CUSTOMER_RULES } from "./customer-rules.ts";
import { DELIVERY_RULES } from "./delivery-rules.ts";
import { DOCUMENT_RULES } from "./document-rules.ts";
import { EVENT_RULES } from "./event-rules.ts";
import { FIGURE_RULES } from "./figure-rules.ts";
import { INBOUND_RULES } from "./inbound-rules.ts";
import { INVOICE_RULES } from "./invoice-rules.ts";
import { JOB_RULES } from "./job-rules.ts";
import { MAPPING_RULES } from "./mapping-rules.ts";
import { ORGANIZATION_RULES } from "./organization-rules.ts";
import { PAGE_RULES } from "./page-rules.ts";
import { SENDING_PROFILE_RULES } from "./sending-profile-rules.ts";
import { STATUS_RULES } from "./status-rules.ts";
import { WEBHOOK_RULES } from "./webhook-rules.ts";
import { WORKLIST_RULES } from "./worklist-rules.ts";

/** What every implementation of `Stores` keeps. A store has no deviations: the gateway counts on each rule. */
export const STORE_RULES = {
  ...COMMAND_RULES,
  ...ORGANIZATION_RULES,
  ...CONNECTION_RULES,
  ...SENDING_PROFILE_RULES,
  ...MAPPING_RULES,
  ...CUSTOMER_RULES,
  ...INVOICE_RULES,
  ...DELIVERY_RULES,
  ...STATUS_RULES,
  ...EVENT_RULES,
  ...DOCUMENT_RULES,
  ...INBOUND_RULES,
  ...AUTOPILOT_RULES,
  ...WEBHOOK_RULES,
  ...WORKLIST_RULES,
  ...JOB_RULES,
  ...FIGURE_RULES,
  ...PAGE_RULES,
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

export type StoreRule = keyof typeof STORE_RULES;

export interface StoresSubject {
  /** Stores over an empty database of their own. */
  open(): Promise<{ readonly stores: Stores; close(): Promise<void> }>;
}

export function storesContract(name: string, subject: StoresSubject): void {
  describe(`Stores contract: ${name}`, () => {
    for (const [id, rule] of Object.entries(STORE_RULES)) {
      it(`${id} ${rule.title}`, async () => {
        const { stores, close } = await subject.open();
        try {
          await rule.check(stores);
        } finally {
          await close();
        }
      });
    }
  });
}
