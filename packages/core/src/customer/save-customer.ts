import type { Context, Request } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import { accept, type Fault, fault, type Result } from "../fault.ts";
import { parseLegalId, parseParticipantId } from "../identifier/parse-participant-id.ts";
import { parseVatNumber } from "../identifier/vat-number.ts";
import type { SendingProfile } from "../sending-profile/sending-profile.ts";
import type { Customer, ElectronicInvoicing } from "./customer.ts";

export const CUSTOMER_FAULTS = {
  "CUSTOMER-NUMBER-01": "a customer card has a number",
  "CUSTOMER-NUMBER-02": "another customer card has this number",
  "CUSTOMER-NAME-01": "a customer card has a name",
  "CUSTOMER-PROFILE-01": "the sending profile belongs to another organization",
} as const;

export interface CustomerInput {
  readonly number: string;
  readonly name: string;
  /** With scheme, e.g. `0106:12345678`; anything people paste is normalised. */
  readonly endpointId: string;
  readonly legalId?: string | undefined;
  readonly vatNumber?: string | undefined;
  readonly electronicInvoicing: ElectronicInvoicing;
}

/** Creates a customer card, or replaces the one given. */
export async function saveCustomer(
  { stores, runtime }: Context,
  organizationId: string,
  profile: SendingProfile | undefined,
  input: CustomerInput,
  request: Request,
  existing?: Customer,
): Promise<Result<Customer>> {
  const faults: Fault[] = [];
  const read = <T>(parsed: Result<T> | undefined): T | undefined => {
    if (parsed?.ok === false) faults.push(...parsed.faults);
    return parsed?.ok === true ? parsed.value : undefined;
  };
  if (input.number.trim() === "") faults.push(fault(CUSTOMER_FAULTS, "CUSTOMER-NUMBER-01", "$.number"));
  if (input.name.trim() === "") faults.push(fault(CUSTOMER_FAULTS, "CUSTOMER-NAME-01", "$.name"));
  const endpointId = read(parseParticipantId(input.endpointId, "$.endpointId"));
  const legalId = read(input.legalId === undefined ? undefined : parseLegalId(input.legalId, "$.legalId"));
  const vatNumber = read(input.vatNumber === undefined ? undefined : parseVatNumber(input.vatNumber, "$.vatNumber"));
  if (profile !== undefined && profile.organizationId !== organizationId) {
    faults.push(fault(CUSTOMER_FAULTS, "CUSTOMER-PROFILE-01", "$.sendingProfileId"));
  }
  if (endpointId === undefined || faults.length > 0) return { ok: false, faults };

  const customer: Customer = {
    id: existing?.id ?? runtime.newId(),
    organizationId,
    number: input.number.trim(),
    name: input.name.trim(),
    endpointId,
    ...(legalId !== undefined && { legalId }),
    ...(vatNumber !== undefined && { vatNumber }),
    ...(profile !== undefined && { sendingProfileId: profile.id }),
    electronicInvoicing: input.electronicInvoicing,
    createdAt: existing?.createdAt ?? runtime.clock.now(),
  };
  const stored = await stores.customers.save(customer, {
    command: { ...request, result: { type: "Customer", id: customer.id } },
    events: [
      createEvent(runtime, {
        type: existing === undefined ? "CUSTOMER_CREATED" : "CUSTOMER_CHANGED",
        organizationId,
        subject: { type: "Customer", id: customer.id },
        data: { number: customer.number, endpointId: customer.endpointId },
      }),
    ],
  });
  if (stored === "taken") return { ok: false, faults: [fault(CUSTOMER_FAULTS, "CUSTOMER-NUMBER-02", "$.number")] };
  return accept(customer);
}
