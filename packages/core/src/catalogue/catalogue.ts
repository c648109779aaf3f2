import { AMOUNT_RULE_HELP } from "./amount-rule-help.ts";
import { BUSINESS_CENTRAL_HELP } from "./business-central-help.ts";
import { CONNECTION_HELP } from "./connection-help.ts";
import { CONNECTOR_ERROR_HELP } from "./connector-error-help.ts";
import { DOCUMENT_RULE_HELP } from "./document-rule-help.ts";
import { ECONNECT_HELP } from "./econnect-help.ts";
import type { Help } from "./help.ts";
import { defect } from "./help-entry.ts";
import { INBOUND_HELP } from "./inbound-help.ts";
import { INVOICE_HELP } from "./invoice-help.ts";
import { LINE_RULE_HELP } from "./line-rule-help.ts";
import { MAPPING_HELP } from "./mapping-help.ts";
import { PARTY_RULE_HELP } from "./party-rule-help.ts";
import { PAYMENT_RULE_HELP } from "./payment-rule-help.ts";
import { REQUEST_HELP } from "./request-help.ts";
import { RULE_FAMILY_HELP } from "./rule-family-help.ts";
import { SETUP_HELP } from "./setup-help.ts";
import { STRUCTURE_RULE_HELP } from "./structure-rule-help.ts";
import { VALUE_HELP } from "./value-help.ts";
import { VAT_RULE_HELP } from "./vat-rule-help.ts";
import { WEBHOOK_HELP } from "./webhook-help.ts";

const ENTRIES: readonly (readonly [code: string, help: Help])[] = [
  AMOUNT_RULE_HELP,
  BUSINESS_CENTRAL_HELP,
  CONNECTION_HELP,
  CONNECTOR_ERROR_HELP,
  DOCUMENT_RULE_HELP,
  ECONNECT_HELP,
  INBOUND_HELP,
  INVOICE_HELP,
  LINE_RULE_HELP,
  MAPPING_HELP,
  PARTY_RULE_HELP,
  PAYMENT_RULE_HELP,
  REQUEST_HELP,
  RULE_FAMILY_HELP,
  SETUP_HELP,
  STRUCTURE_RULE_HELP,
  VALUE_HELP,
  VAT_RULE_HELP,
  WEBHOOK_HELP,
].flatMap((table) => Object.entries(table));

/** Every code, and every family (`BR-CO-*`), that the catalogue has an entry for. */
export const CATALOGUE_CODES: readonly string[] = ENTRIES.map(([code]) => code);

const BY_CODE: ReadonlyMap<string, Help> = new Map(ENTRIES);

const FAMILIES = ENTRIES.filter(([code]) => code.endsWith("*"))
  .map(([code, help]) => ({ prefix: code.slice(0, -1), help }))
  .toSorted((left, right) => right.prefix.length - left.prefix.length);

const WITHOUT_ENTRY = defect(
  "US",
  "There is no advice for this code yet. Give the code, the message and the time to the operator of the gateway.",
  "Voor deze code is er nog geen advies. Geef de code, de melding en het tijdstip door aan de beheerder van de gateway.",
);

/** Whether the code has an entry of its own, no family's. */
export const isListed = (code: string): boolean => BY_CODE.has(code);

/**
 * The entry of the remote's own code, of the code itself, or of the longest family that the code belongs to; a code that
 * has none of these is a defect.
 */
export const helpFor = (code: string, remoteCode = code): Help =>
  BY_CODE.get(remoteCode) ??
  BY_CODE.get(code) ??
  FAMILIES.find(({ prefix }) => code.startsWith(prefix))?.help ??
  WITHOUT_ENTRY;
