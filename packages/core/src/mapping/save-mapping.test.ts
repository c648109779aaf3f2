import { describe, expect, it } from "vitest";
import { createWorld, faultsOf, trusted } from "../../test/world.ts";
import { removeMapping, rowsOf, saveMapping } from "./save-mapping.ts";

const ROWS = [{ target: "BT-13", from: "omit" }];

describe("a mapping of a sending profile", () => {
  it("MUST get a new version with each saving, and an event that says who saved it", async () => {
    const { context, stores, profile, request, events } = await createWorld();
    const first = trusted(await saveMapping(context, profile, ROWS, request()));
    expect(first).toEqual({ ...profile, mappingVersion: 1 });
    expect(await stores.profiles.byId(profile.id)).toEqual(first);
    const second = trusted(await saveMapping(context, first, [], request()));
    expect((await stores.mappings.versions(profile.id, 9)).map(({ version, rows }) => [version, rows])).toEqual([
      [2, []],
      [1, ROWS],
    ]);
    expect(await rowsOf(context, first)).toEqual(ROWS);
    expect(await rowsOf(context, second)).toEqual([]);
    expect(await events(profile.id)).toMatchObject([
      { type: "SENDING_PROFILE_MAPPING_SAVED", data: { version: "1", rows: "1", by: "test" } },
      { type: "SENDING_PROFILE_MAPPING_SAVED", data: { version: "2", rows: "0", by: "test" } },
    ]);
  });

  it("MUST NOT be saved with a fault in it", async () => {
    const { context, stores, profile, request } = await createWorld();
    const result = await saveMapping(context, profile, [{ target: "BT-1", from: "omit" }], request());
    expect(faultsOf(result)).toEqual(["MAPPING-TARGET-04 $.rows[0].from"]);
    expect(await stores.mappings.versions(profile.id, 9)).toEqual([]);
  });

  it("MUST be saved by one of two at the same time", async () => {
    const { context, profile, request } = await createWorld();
    const results = await Promise.all([1, 2].map(() => saveMapping(context, profile, ROWS, request())));
    expect(results.flatMap(faultsOf)).toEqual(["MAPPING_STALE $.sendingProfileId"]);
  });

  it("MUST be gone once it was removed, and be refused to go again", async () => {
    const { context, stores, profile, request, eventTypes } = await createWorld();
    const mapped = trusted(await saveMapping(context, profile, ROWS, request()));
    expect(trusted(await removeMapping(context, mapped, request()))).toEqual(profile);
    expect(await stores.profiles.byId(profile.id)).toEqual(profile);
    expect(await rowsOf(context, profile)).toEqual([]);
    expect(faultsOf(await removeMapping(context, mapped, request()))).toEqual(["MAPPING_ABSENT $.sendingProfileId"]);
    expect(await eventTypes(profile.id)).toEqual(["SENDING_PROFILE_MAPPING_SAVED", "SENDING_PROFILE_MAPPING_REMOVED"]);
  });
});
