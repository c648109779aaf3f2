import type { Connection } from "../connection/connection.ts";
import { ConnectorError } from "../connector/error.ts";
import type { Context } from "../context/context.ts";
import type { Customer } from "../customer/customer.ts";
import { accept, type Fault, fault, type Result } from "../fault.ts";
import type { ParticipantId } from "../identifier/participant-id.ts";
import type { SendingProfile } from "../sending-profile/sending-profile.ts";
import type { Finding, OutputFormat } from "./document-format.ts";
import type { Invoice } from "./invoice.ts";
import { withParties } from "./invoice-parties.ts";

export const PREFLIGHT_FAULTS = {
  ELECTRONIC_INVOICING_OFF: "electronic invoicing is off on the customer card",
  ELECTRONIC_INVOICING_EVERBINDING: "the customer card uses the old eVerbinding integration",
  CUSTOMER_WITHOUT_PROFILE: "the customer has no sending profile and the organization has no default one",
  SENDING_VIA_PEPPOL_OFF: "sending via Peppol is off in the sending profile",
  CONNECTION_REVOKED: "the connection of the sending profile was revoked",
  CONNECTION_NOT_LIVE: "the connection of the sending profile is not live",
  RECIPIENT_UNREACHABLE: "the recipient cannot receive this document",
  RECIPIENT_LOOKUP_FAILED: "the network did not answer whether the recipient can receive",
} as const;

/** What will be sent, and where to; or every reason why not. */
export interface Preflight {
  readonly profile: SendingProfile;
  readonly connection: Connection;
  readonly document: Invoice;
  readonly bytes: Uint8Array;
  readonly sender: ParticipantId;
  readonly recipient: ParticipantId;
  /** Warnings only; fatal findings are faults. */
  readonly findings: readonly Finding[];
}

/** The way that an invoice goes out. */
export type Route = Pick<Preflight, "profile" | "connection">;

/** The sending profile that serves this customer, with its connection. */
export async function resolveRoute({ stores }: Context, customer: Customer): Promise<Result<Route>> {
  const at = (code: keyof typeof PREFLIGHT_FAULTS): Result<never> => ({
    ok: false,
    faults: [fault(PREFLIGHT_FAULTS, code, "$.customerId")],
  });
  if (customer.electronicInvoicing === "OFF") return at("ELECTRONIC_INVOICING_OFF");
  if (customer.electronicInvoicing === "EVERBINDING") return at("ELECTRONIC_INVOICING_EVERBINDING");
  const profile = await profileOf({ stores }, customer);
  if (profile === undefined) return at("CUSTOMER_WITHOUT_PROFILE");
  const connection = await stores.connections.byId(profile.connectionId);
  if (connection === undefined || connection.state === "REVOKED") return at("CONNECTION_REVOKED");
  return accept({ profile, connection });
}

/** The profile on the customer card, or else the organization's default. */
export const profileOf = async (
  { stores }: Pick<Context, "stores">,
  { sendingProfileId, organizationId }: Customer,
): Promise<SendingProfile | undefined> =>
  sendingProfileId === undefined ? stores.profiles.defaultOf(organizationId) : stores.profiles.byId(sendingProfileId);

/** Mapping, all rules, and the recipient at the network. Writes nothing. */
export async function preflight(context: Context, invoice: Invoice, customer: Customer): Promise<Result<Preflight>> {
  const route = await resolveRoute(context, customer);
  return route.ok ? preflightOver(context, route.value, invoice, customer) : route;
}

/** @param route - the customer's */
export async function preflightOver(
  context: Context,
  { profile, connection }: Route,
  invoice: Invoice,
  customer: Customer,
): Promise<Result<Preflight>> {
  const faults: Fault[] = [];
  if (!profile.sendViaPeppol) faults.push(fault(PREFLIGHT_FAULTS, "SENDING_VIA_PEPPOL_OFF", "$.customerId"));
  const {
    document,
    bytes,
    sender,
    faults: verdicts,
    warnings,
  } = await checkDocument(context, invoice, customer, profile.format);
  faults.push(...verdicts);
  if (connection.state === "LIVE") faults.push(...(await lookUp(context, connection, customer, invoice.kind)));
  else faults.push(fault(PREFLIGHT_FAULTS, "CONNECTION_NOT_LIVE", "$.customerId"));
  if (faults.length > 0) return { ok: false, faults };
  return accept({ profile, connection, document, bytes, sender, recipient: customer.endpointId, findings: warnings });
}

/** The document that would be sent, parties filled in, and what the rules say about it; fatal findings are the faults. */
export async function checkDocument(
  { stores, format }: Context,
  invoice: Invoice,
  customer: Customer,
  outputFormat: OutputFormat,
) {
  const organization = await stores.organizations.byId(customer.organizationId);
  const sender = organization?.identifiers[0];
  if (organization === undefined || sender === undefined) {
    throw new Error(`customer ${customer.id} belongs to no organization`);
  }
  const document = withParties(invoice, organization, customer);
  const bytes = format.write(document, outputFormat);
  const findings = format.check(bytes);
  const fatal = findings.filter(({ severity }) => severity === "FATAL");
  const faults = fatal.map(({ rule, message, path }): Fault => ({ code: rule, message, path }));
  return { document, bytes, sender, faults, warnings: findings.filter((finding) => !fatal.includes(finding)) };
}

async function lookUp(
  { open }: Context,
  connection: Connection,
  customer: Customer,
  type: Invoice["kind"],
): Promise<readonly Fault[]> {
  try {
    const lookup = await open(connection).delivery?.lookupRecipient([customer.endpointId], type);
    if (lookup?.reachable !== false) return [];
    const { message, ...rest } = fault(PREFLIGHT_FAULTS, "RECIPIENT_UNREACHABLE", "$.customerId");
    return [{ ...rest, message: `${message}: ${lookup.reason}` }];
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { message, ...rest } = fault(PREFLIGHT_FAULTS, "RECIPIENT_LOOKUP_FAILED", "$.customerId");
    return [{ ...rest, message: `${message} (${error.code})` }];
  }
}
