import type { Connection } from "../connection/connection.ts";
import type { Context, Request } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import { accept, type Fault, fault, type Result } from "../fault.ts";
import type { OutputFormat } from "../invoice/document-format.ts";
import type { ProcessingMode, SendingProfile } from "./sending-profile.ts";

export const PROFILE_FAULTS = {
  "PROFILE-CODE-01": "a sending profile has a code",
  "PROFILE-CODE-02": "another sending profile of the organization has this code",
  "PROFILE-CONNECTION-01": "the connection belongs to another organization",
  "PROFILE-CONNECTION-02": "this connection cannot send documents",
  CONNECTION_REVOKED: "the connection was revoked",
} as const;

export interface SendingProfileInput {
  readonly code: string;
  readonly isDefault: boolean;
  readonly processingMode: ProcessingMode;
  readonly format: OutputFormat;
  readonly sendViaPeppol: boolean;
}

/** Creates a profile, or changes the one given. */
export async function saveSendingProfile(
  { stores, runtime, open }: Context,
  organizationId: string,
  connection: Connection,
  input: SendingProfileInput,
  request: Request,
  existing?: SendingProfile,
): Promise<Result<SendingProfile>> {
  const faults: Fault[] = [];
  if (input.code.trim() === "") faults.push(fault(PROFILE_FAULTS, "PROFILE-CODE-01", "$.code"));
  if (connection.organizationId !== organizationId) {
    faults.push(fault(PROFILE_FAULTS, "PROFILE-CONNECTION-01", "$.connectionId"));
  }
  if (connection.state === "REVOKED") faults.push(fault(PROFILE_FAULTS, "CONNECTION_REVOKED", "$.connectionId"));
  else if (open(connection).delivery === undefined) {
    faults.push(fault(PROFILE_FAULTS, "PROFILE-CONNECTION-02", "$.connectionId"));
  }
  if (faults.length > 0) return { ok: false, faults };

  const profile: SendingProfile = {
    id: existing?.id ?? runtime.newId(),
    organizationId,
    createdAt: existing?.createdAt ?? runtime.clock.now(),
    ...input,
    code: input.code.trim(),
    connectionId: connection.id,
    ...(existing?.mappingVersion !== undefined && { mappingVersion: existing.mappingVersion }),
  };
  const stored = await stores.profiles.save(profile, {
    command: { ...request, result: { type: "SendingProfile", id: profile.id } },
    events: [
      createEvent(runtime, {
        type: existing === undefined ? "SENDING_PROFILE_CREATED" : "SENDING_PROFILE_CHANGED",
        organizationId,
        subject: { type: "SendingProfile", id: profile.id },
        data: { code: profile.code, processingMode: profile.processingMode, isDefault: String(profile.isDefault) },
      }),
    ],
  });
  if (stored === "taken") return { ok: false, faults: [fault(PROFILE_FAULTS, "PROFILE-CODE-02", "$.code")] };
  return accept(profile);
}
