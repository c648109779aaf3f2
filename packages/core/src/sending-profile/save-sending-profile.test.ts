import { describe, expect, it } from "vitest";
import { deliveryPort } from "../../test/sending.ts";
import { createWorld, faultsOf, trusted } from "../../test/world.ts";
import { revokeConnection } from "../connection/connection-commands.ts";
import { type SendingProfileInput, saveSendingProfile } from "./save-sending-profile.ts";
import type { SendingProfile } from "./sending-profile.ts";

const INPUT: SendingProfileInput = {
  code: " PEPPOL ",
  isDefault: true,
  processingMode: "MANUAL",
  format: "NLCIUS",
  sendViaPeppol: true,
};

async function profiling() {
  const world = await createWorld({ delivery: deliveryPort({}) });
  const { context, organization, connection, request } = world;
  return {
    ...world,
    save: (given: Partial<SendingProfileInput> = {}, through = connection, existing?: SendingProfile) =>
      saveSendingProfile(context, organization.id, through, { ...INPUT, ...given }, request(), existing),
  };
}

it("MUST keep a profile under its code", async () => {
  const { save, stores, connection, events } = await profiling();
  const saved = trusted(await save());
  expect(saved).toMatchObject({ ...INPUT, code: "PEPPOL", connectionId: connection.id });
  expect(await stores.profiles.byId(saved.id)).toEqual(saved);
  expect(await events(saved.id)).toMatchObject([
    { type: "SENDING_PROFILE_CREATED", data: { code: "PEPPOL", processingMode: "MANUAL", isDefault: "true" } },
  ]);
});

it("MUST take the default flag from the profile that had it", async () => {
  const { save, stores, organization } = await profiling();
  const first = trusted(await save());
  const second = trusted(await save({ code: "SECOND" }));
  expect((await stores.profiles.defaultOf(organization.id))?.id).toBe(second.id);
  expect((await stores.profiles.byId(first.id))?.isDefault).toBe(false);
});

it("MUST be changed by id", async () => {
  const { save, stores, connection, clock, eventTypes } = await profiling();
  const first = trusted(await save());
  clock.advance(1000);
  const second = trusted(await save({ processingMode: "AUTOMATIC" }, connection, first));
  expect(second).toEqual({ ...first, processingMode: "AUTOMATIC" });
  expect(await stores.profiles.byId(first.id)).toEqual(second);
  expect(await eventTypes(first.id)).toEqual(["SENDING_PROFILE_CREATED", "SENDING_PROFILE_CHANGED"]);
});

describe("a refusal", () => {
  it("MUST name every reason at once", async () => {
    const { save, addOrganization, addConnection } = await profiling();
    const foreign = await addConnection(await addOrganization({ identifiers: [] }), {});
    expect(faultsOf(await save({ code: " " }, foreign))).toEqual([
      "PROFILE-CODE-01 $.code",
      "PROFILE-CONNECTION-01 $.connectionId",
      "PROFILE-CONNECTION-02 $.connectionId",
    ]);
  });

  it("MUST follow when the connection was revoked", async () => {
    const { context, save, connection, request } = await profiling();
    const revoked = trusted(await revokeConnection(context, connection, request()));
    expect(faultsOf(await save({}, revoked))).toEqual(["CONNECTION_REVOKED $.connectionId"]);
  });

  it("MUST follow when another profile of the organization has the code", async () => {
    const { save, profile } = await profiling();
    expect(faultsOf(await save({ code: profile.code }))).toEqual(["PROFILE-CODE-02 $.code"]);
  });
});
