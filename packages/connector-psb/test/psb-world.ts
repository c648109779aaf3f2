import { randomUUID } from "node:crypto";
import {
  type ConnectorDeps,
  type LocalDate,
  type Log,
  type OutgoingDocument,
  type ParticipantId,
  parseSettings,
  watchCodes,
} from "@erp-gateway/core";
import { createGrantKeeper, refuseUncatalogued } from "@erp-gateway/core/testing";
import { createSandbox, DEMO, type PsbOptions, type Sandbox, type SandboxOptions } from "@erp-gateway/sandbox";
import { onTestFinished } from "vitest";
import { psb } from "../src/index.ts";

export const HET_BAKEN = "0106:58765432" as ParticipantId;
export const NOBODY = "0106:99999994" as ParticipantId;

/** Long enough that a document is still pending until the clock is moved. */
export const DELIVERY_DELAY_MS = 60_000;

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {} };

export type IdentitySwitches = NonNullable<SandboxOptions["identity"]>;

/** The outside world for one test, gone with it. */
export async function openSandbox(options: PsbOptions = {}, identity: IdentitySwitches = {}): Promise<Sandbox> {
  const sandbox = await createSandbox({ psb: { deliveryDelayMs: DELIVERY_DELAY_MS, ...options }, identity });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

const demoSettings = ({ url }: Sandbox) => ({
  clientId: DEMO.psb.clientId,
  clientSecret: DEMO.psb.clientSecret,
  subscriptionKey: DEMO.psb.subscriptionKey,
  partyId: DEMO.organization.partyId,
  baseUrl: url,
  identityUrl: url,
});

export function connect(
  sandbox: Sandbox,
  changed: Readonly<Record<string, unknown>> = {},
  deps: Partial<ConnectorDeps> = {},
) {
  const settings = parseSettings(psb.settings, { ...demoSettings(sandbox), ...changed });
  if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
  const all = { fetch, clock: sandbox.world.clock, log: SILENT, grant: createGrantKeeper(), ...deps };
  return watchCodes(psb.connect(settings.value, "ACCEPTANCE", all), refuseUncatalogued);
}

export function createDocument(recipient: ParticipantId = HET_BAKEN, bytes?: Uint8Array): OutgoingDocument {
  const number = `F-${randomUUID().slice(0, 8)}`;
  const sender = "0106:61234567" as ParticipantId;
  return {
    documentId: randomUUID(),
    type: "INVOICE",
    bytes: bytes ?? new TextEncoder().encode(toUbl(number, sender, recipient)),
    number,
    issueDate: "2026-11-24" as LocalDate,
    sender,
    recipient,
  };
}

function toUbl(number: string, supplier: ParticipantId, customer: ParticipantId): string {
  const party = (id: ParticipantId) =>
    `<cac:Party><cbc:EndpointID schemeID="${id.slice(0, 4)}">${id.slice(5)}</cbc:EndpointID></cac:Party>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ID>${number}</cbc:ID>
  <cbc:IssueDate>2026-11-24</cbc:IssueDate>
  <cbc:Note>Één factuur, € 1,00</cbc:Note>
  <cac:AccountingSupplierParty>${party(supplier)}</cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>${party(customer)}</cac:AccountingCustomerParty>
</Invoice>
`;
}

/** Hands an invoice to the demo organization as another access point would. */
export async function sendInbound(sandbox: Sandbox): Promise<Uint8Array> {
  const xml = toUbl(
    `IN-${randomUUID().slice(0, 8)}`,
    "0106:70123456" as ParticipantId,
    "0106:61234567" as ParticipantId,
  );
  await control(sandbox, "POST", "/inbound", { recipient: DEMO.organization.partyId, xml });
  return new TextEncoder().encode(xml);
}

/** What the sandbox lets a test see and do. */
export async function control(sandbox: Sandbox, method: "GET" | "POST", path: string, body?: unknown) {
  const response = await fetch(`${sandbox.controlUrl}${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer;
}

export interface PsbEventRecord {
  readonly topic: string;
  readonly documentId: string;
  readonly refToDocumentId?: string;
  readonly details: Readonly<Record<string, string>>;
}

export const eventsOf = async (sandbox: Sandbox, topic: string): Promise<readonly PsbEventRecord[]> =>
  ((await control(sandbox, "GET", "/psb/events")) as PsbEventRecord[]).filter((event) => event.topic === topic);
