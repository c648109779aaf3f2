import { AMOUNT_RULE_HELP } from "./amount-rule-help.ts";
import { BUSINESS_CENTRAL_HELP } from "./business-central-help.ts";
import { CONNECTION_HELP } from "./connection-help.ts";
import { CONNECTOR_ERROR_HELP } from "./connector-error-help.ts";
import { DOCUMENT_RULE_HELP } from "./document-rule-help.ts";
import { ECONNECT_HELP } from "./econnect-help.ts";
import type { Help } from "./help.ts";
import { defect, type HelpTable } from "./help-entry.ts";
import { IDENTITY_HELP } from "./identity-help.ts";
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
import { WORKLIST_HELP } from "./worklist-help.ts";

/** All entries, by what they are about. */
export const CATALOGUE: readonly { readonly title: string; readonly table: HelpTable }[] = [
  { title: "Setting up: organizations, customers, profiles, autopilots", table: SETUP_HELP },
  { title: "Connections, signing in and hooks", table: CONNECTION_HELP },
  { title: "Remote systems that fail", table: CONNECTOR_ERROR_HELP },
  { title: "eConnect: API31 and PSB", table: ECONNECT_HELP },
  { title: "Business Central and Microsoft Entra ID", table: BUSINESS_CENTRAL_HELP },
  { title: "Identity servers (OAuth 2.0)", table: IDENTITY_HELP },
  { title: "Sales invoices", table: INVOICE_HELP },
  { title: "Purchase invoices", table: INBOUND_HELP },
  { title: "What is late or undecided", table: WORKLIST_HELP },
  { title: "Mappings", table: MAPPING_HELP },
  { title: "Values that people type", table: VALUE_HELP },
  { title: "Webhooks out", table: WEBHOOK_HELP },
  { title: "Requests to this gateway", table: REQUEST_HELP },
  { title: "Document rules: totals, discounts, charges", table: AMOUNT_RULE_HELP },
  { title: "Document rules: VAT", table: VAT_RULE_HELP },
  { title: "Document rules: parties", table: PARTY_RULE_HELP },
  { title: "Document rules: lines", table: LINE_RULE_HELP },
  { title: "Document rules: payment", table: PAYMENT_RULE_HELP },
  { title: "Document rules: the document itself", table: DOCUMENT_RULE_HELP },
  { title: "Document rules: structure", table: STRUCTURE_RULE_HELP },
  { title: "Document rules: families", table: RULE_FAMILY_HELP },
];

const ENTRIES = CATALOGUE.flatMap(({ table }) => Object.entries(table));

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

/** Whether there is advice for it, its own or its family's. */
export const isCatalogued = (code: string): boolean => helpFor(code) !== WITHOUT_ENTRY;

/**
 * The entry of the remote's own code, of the code itself, or of the longest family that the code belongs to; a code that
 * has none of these is a defect.
 */
export const helpFor = (code: string, remoteCode = code): Help =>
  BY_CODE.get(remoteCode) ??
  BY_CODE.get(code) ??
  FAMILIES.find(({ prefix }) => code.startsWith(prefix))?.help ??
  WITHOUT_ENTRY;
