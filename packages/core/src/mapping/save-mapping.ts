import type { Context, Request } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { EventType } from "../event/event-types.ts";
import { accept, fault, type Result, reject } from "../fault.ts";
import type { SendingProfile } from "../sending-profile/sending-profile.ts";
import type { Mapping, MappingVersion } from "./mapping.ts";
import { MAPPING_FAULTS } from "./mapping-faults.ts";
import { parseMapping } from "./parse-mapping.ts";

/** Gives the profile a new version of its mapping. Invoices that are here already keep what they were mapped with. */
export async function saveMapping(
  context: Context,
  profile: SendingProfile,
  rows: unknown,
  request: Request,
): Promise<Result<SendingProfile>> {
  const { stores, runtime } = context;
  const parsed = parseMapping(rows, "$.rows");
  if (!parsed.ok) return parsed;
  const [newest] = await stores.mappings.versions(profile.id, 1);
  const version = (newest?.version ?? 0) + 1;
  const mapping: MappingVersion = {
    profileId: profile.id,
    version,
    rows: parsed.value,
    savedAt: runtime.clock.now(),
  };
  const data = { version: String(version), rows: String(parsed.value.length) };
  const change = changeOf(context, profile, "SENDING_PROFILE_MAPPING_SAVED", request, data);
  if ((await stores.mappings.save(mapping, change)) === "stale") {
    return reject(fault(MAPPING_FAULTS, "MAPPING_STALE", "$.sendingProfileId"));
  }
  return accept({ ...profile, mappingVersion: version });
}

/** The profile goes on with the ERP's default mapping; its versions can still be read. */
export async function removeMapping(
  context: Context,
  profile: SendingProfile,
  request: Request,
): Promise<Result<SendingProfile>> {
  const change = changeOf(context, profile, "SENDING_PROFILE_MAPPING_REMOVED", request);
  if ((await context.stores.mappings.remove(profile.id, change)) === "absent") {
    return reject(fault(MAPPING_FAULTS, "MAPPING_ABSENT", "$.sendingProfileId"));
  }
  const { mappingVersion: _, ...rest } = profile;
  return accept(rest);
}

/** The rows of the profile's own mapping; none without one. */
export async function rowsOf({ stores }: Pick<Context, "stores">, profile: SendingProfile): Promise<Mapping> {
  const { id, mappingVersion } = profile;
  const current = mappingVersion === undefined ? undefined : await stores.mappings.byVersion(id, mappingVersion);
  return current?.rows ?? [];
}

function changeOf(
  { runtime }: Context,
  { id, organizationId }: SendingProfile,
  type: EventType,
  request: Request,
  data: Readonly<Record<string, string>> = {},
) {
  const subject = { type: "SendingProfile", id } as const;
  return {
    command: { ...request, result: subject },
    events: [createEvent(runtime, { type, organizationId, subject, data: { ...data, by: request.scope } })],
  };
}
