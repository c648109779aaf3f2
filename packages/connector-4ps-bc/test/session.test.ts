import { describe, expect, it } from "vitest";
import { openWorld } from "./open-world.ts";
import { BAKEN, inbound, outgoing } from "./ubl.ts";

const HOUR_MS = 3_600_000;

describe("session", () => {
  it("MUST log in once for calls that start together", async () => {
    const { inbox, operations } = (await openWorld()).connect();
    await Promise.all(Array.from({ length: 5 }, () => inbox.received?.(undefined)));
    expect(operations.filter((operation) => operation === "Login")).toHaveLength(1);
  });

  it("MUST keep a token until half an hour before its end", async () => {
    const { connect, advance } = await openWorld();
    const { inbox, operations } = connect();
    await inbox.received?.(undefined);
    await advance(3.4 * HOUR_MS);
    await inbox.received?.(undefined);
    expect(operations).toEqual(["Login", "GetInboxDocuments", "GetInboxDocuments"]);
    await advance(0.2 * HOUR_MS);
    await inbox.received?.(undefined);
    expect(operations.slice(3)).toEqual(["Login", "GetInboxDocuments"]);
  });

  it("MUST log in again when a token expires between two pages", async () => {
    const { connect, control, receive } = await openWorld();
    await receive(...Array.from({ length: 60 }, (_, index) => inbound(`L-${index}`)));
    const { inbox, operations } = connect();
    const first = await inbox.received?.(undefined);
    await control("api31/expire-tokens", {});
    const second = await inbox.received?.(first?.cursor);
    expect(operations).toEqual(["Login", "GetInboxDocuments", "GetInboxDocuments", "Login", "GetInboxDocuments"]);
    const references = [...(first?.notices ?? []), ...(second?.notices ?? [])].map(({ reference }) => reference);
    expect(new Set(references).size).toBe(60);
    expect(second?.more).toBe(false);
  });

  it("MUST log in once more and no oftener", async () => {
    const { connect, fault } = await openWorld();
    const { inbox, operations } = connect();
    await fault("GetInboxDocuments", "soap-fault", { code: "DEFAULT_ERROR_CODE999", times: 2 });
    await expect(inbox.received?.(undefined)).rejects.toMatchObject({ code: "UNAVAILABLE", reaction: "retry" });
    await fault("GetInboxDocuments", "soap-fault", { code: "ERRIAU6000007", times: 2 });
    await expect(inbox.received?.(undefined)).rejects.toMatchObject({ code: "AUTH_REJECTED", reaction: "pause" });
    expect(operations.filter((operation) => operation === "Login")).toHaveLength(3);
  });

  it("MUST log in again after a login that failed", async () => {
    const { connect, fault } = await openWorld();
    const { inbox } = connect();
    await fault("Login", "reset-before");
    await expect(inbox.received?.(undefined)).rejects.toMatchObject({ code: "UNREACHABLE" });
    await expect(inbox.received?.(undefined)).resolves.toMatchObject({ more: false });
  });

  it("MUST take every refusal of a login for refused keys, whatever its code", async () => {
    const { connect, fault } = await openWorld();
    await fault("Login", "soap-fault", { code: "ERRACC4000012" });
    await expect(connect().account.parties()).rejects.toMatchObject({
      code: "AUTH_REJECTED",
      remoteCode: "ERRACC4000012",
    });
  });

  it("MUST NOT send a document again after the code of an expired token", async () => {
    const { connect, fault, arrived, advance } = await openWorld();
    const { delivery, operations } = connect();
    const document = outgoing("2026-1");
    await fault("SendDocument", "soap-fault", { code: "DEFAULT_ERROR_CODE999" });
    await expect(delivery.submit(document)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    expect(operations).toEqual(["Login", "SendDocument"]);
    expect(await delivery.reconcile(document, new Date())).toEqual({ outcome: "not-found" });
    expect(operations.slice(2)).toEqual(["Login", "GetOutboxDocuments"]);
    expect(await delivery.submit(document)).toMatchObject({ outcome: "accepted" });
    await advance(1_000);
    expect(await arrived()).toMatchObject([{ number: "2026-1", recipient: BAKEN }]);
  });

  it("MUST send a document again when its token was refused outright", async () => {
    const { connect, fault } = await openWorld();
    const { delivery, operations } = connect();
    await fault("SendDocument", "soap-fault", { code: "ERRIAU6000007" });
    expect(await delivery.submit(outgoing("2026-1"))).toMatchObject({ outcome: "accepted" });
    expect(operations).toEqual(["Login", "SendDocument", "Login", "SendDocument"]);
  });
});
