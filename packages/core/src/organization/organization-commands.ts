import type { Subscription } from "../connector/connector.ts";
import type { Context, Request } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import type { EventType } from "../event/event-types.ts";
import { accept, type Fault, fault, type Result } from "../fault.ts";
import { parseParticipantId } from "../identifier/parse-participant-id.ts";
import type { ParticipantId } from "../identifier/participant-id.ts";
import { parseVatNumber } from "../identifier/vat-number.ts";
import type { Organization, OrganizationState } from "./organization.ts";

export interface OrganizationInput {
  readonly legalName: string;
  /** Anything people paste; the first one is the address it sends from. */
  readonly identifiers: readonly string[];
  readonly vatNumber?: string | undefined;
  readonly companyId?: string | undefined;
  readonly subscription: Subscription;
  readonly apiContract: boolean;
}

export const ORGANIZATION_FAULTS = {
  "ORG-NAME-01": "an organization has a legal name",
  "ORG-IDENTIFIER-01": "an organization has at least one identifier",
  "ORG-IDENTIFIER-02": "another organization has this identifier",
} as const;

/** Registers an organization, or replaces what is known of the one given; its state stays. */
export async function saveOrganization(
  { stores, runtime }: Context,
  input: OrganizationInput,
  request: Request,
  existing?: Organization,
): Promise<Result<Organization>> {
  const faults: Fault[] = [];
  if (input.legalName.trim() === "") faults.push(fault(ORGANIZATION_FAULTS, "ORG-NAME-01", "$.legalName"));
  if (input.identifiers.length === 0) faults.push(fault(ORGANIZATION_FAULTS, "ORG-IDENTIFIER-01", "$.identifiers"));
  const identifiers: ParticipantId[] = [];
  for (const [index, text] of input.identifiers.entries()) {
    const parsed = parseParticipantId(text, `$.identifiers[${index}]`);
    if (parsed.ok) identifiers.push(parsed.value);
    else faults.push(...parsed.faults);
  }
  const vatNumber = input.vatNumber === undefined ? undefined : parseVatNumber(input.vatNumber, "$.vatNumber");
  if (vatNumber?.ok === false) faults.push(...vatNumber.faults);
  if (faults.length > 0) return { ok: false, faults };

  const organization: Organization = {
    id: existing?.id ?? runtime.newId(),
    legalName: input.legalName.trim(),
    identifiers: [...new Set(identifiers)],
    ...(vatNumber?.ok === true && { vatNumber: vatNumber.value }),
    ...(input.companyId !== undefined && { companyId: input.companyId.trim() }),
    subscription: input.subscription,
    apiContract: input.apiContract,
    state: existing?.state ?? "REGISTERED",
    createdAt: existing?.createdAt ?? runtime.clock.now(),
  };
  const stored = await stores.organizations.save(organization, {
    command: { ...request, result: { type: "Organization", id: organization.id } },
    events: [
      existing === undefined
        ? organizationEvent(runtime, organization.id, "ORGANIZATION_REGISTERED", "REGISTERED", 1)
        : organizationEvent(runtime, organization.id, "ORGANIZATION_CHANGED", organization.state, 0),
    ],
  });
  if (stored === "taken") {
    return { ok: false, faults: [fault(ORGANIZATION_FAULTS, "ORG-IDENTIFIER-02", "$.identifiers")] };
  }
  return accept(organization);
}

/** Proof of authority was given: the organization may send and receive. Repeating it is harmless. */
export async function activateOrganization(
  { stores, runtime }: Context,
  organization: Organization,
  request: Request,
): Promise<Organization> {
  await stores.events.append({
    command: { ...request, result: { type: "Organization", id: organization.id } },
    events: [organizationEvent(runtime, organization.id, "ORGANIZATION_ACTIVATED", "ACTIVE", 2)],
  });
  return { ...organization, state: organization.state === "REGISTERED" ? "ACTIVE" : organization.state };
}

function organizationEvent(
  runtime: Context["runtime"],
  id: string,
  type: EventType,
  state: OrganizationState,
  rank: number,
): NewEvent {
  return createEvent(runtime, {
    type,
    organizationId: id,
    subject: { type: "Organization", id },
    steps: [{ holder: "Organization", id, state, rank }],
  });
}
