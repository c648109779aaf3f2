import { describe, expect, it } from "vitest";
import { createReceivingWorld } from "../../test/receiving.ts";
import type { Connection } from "../connection/connection.ts";
import { DEFAULT_POLICY } from "../context/policy.ts";
import type { InboundDocument } from "../inbound/inbound-document.ts";
import { connectionProgress } from "./connection-progress.ts";
import { CONNECTION_TEXTS } from "./connection-texts.ts";
import { type InboundFacts, inboundProgress } from "./inbound-progress.ts";
import type { INBOUND_TEXTS, RESPONSE_TEXTS } from "./inbound-texts.ts";

const world = await createReceivingWorld({});
await world.announce("IN-1");
const ANNOUNCED = await world.inbound();
const ERP = { connectionId: world.erpConnection.id, reference: "PI-1", vendorName: "Oost", filesAttached: true };

const progressOf = (given: Partial<InboundDocument>, others: Partial<Omit<InboundFacts, "document">> = {}) =>
  inboundProgress(
    {
      document: { ...ANNOUNCED, ...given },
      connection: world.connection,
      erpConnection: world.erpConnection,
      ...others,
    },
    DEFAULT_POLICY,
  );
const response = (state: "QUEUED" | "TOLD" | "REFUSED") =>
  progressOf({
    response: {
      id: "r",
      status: "ACCEPTED",
      state,
      at: new Date(5),
      ...(state === "REFUSED" && { refusal: { code: "INVOICE_RESPONSE_SENT_ERROR", detail: "no" } }),
    },
  });

const DOCUMENT: Readonly<Record<keyof typeof INBOUND_TEXTS, ReturnType<typeof progressOf>>> = {
  ANNOUNCED: progressOf({}),
  RECEIVED: progressOf({ state: "RECEIVED" }, { erpConnection: undefined }),
  BEING_IMPORTED: progressOf({ state: "RECEIVED" }),
  NEEDS_ATTENTION: progressOf({ state: "NEEDS_ATTENTION", attention: { code: "VENDOR_UNKNOWN", detail: "none" } }),
  ATTACHMENTS_PENDING: progressOf({ state: "IMPORTED", erp: { ...ERP, filesAttached: false } }),
  IMPORTED: progressOf({ state: "IMPORTED", erp: ERP }),
  DUPLICATE: progressOf({ state: "DUPLICATE" }),
  UNDONE: progressOf({ state: "UNDONE" }),
};
const RESPONSE: Readonly<Record<keyof typeof RESPONSE_TEXTS, ReturnType<typeof progressOf>>> = {
  NONE: progressOf({}),
  QUEUED: response("QUEUED"),
  TOLD: response("TOLD"),
  REFUSED: response("REFUSED"),
};

describe("an inbound document", () => {
  it.each(Object.entries(DOCUMENT))("MUST reach %s", (state, { document }) => expect(document.state).toBe(state));

  it.each(Object.entries(RESPONSE))("MUST reach %s on the axis of the response", (state, progress) =>
    expect(progress.response.state).toBe(state),
  );

  it("MUST be expected to make its next step within 15 minutes, unless it rests without an autopilot", () => {
    const at = new Date(ANNOUNCED.createdAt.getTime() + 15 * 60_000);
    expect([DOCUMENT.ANNOUNCED.document.expectedBy, DOCUMENT.BEING_IMPORTED.document.expectedBy]).toEqual([at, at]);
    expect(DOCUMENT.RECEIVED.document.expectedBy).toBeUndefined();
  });

  it("MUST name who mends what was found", () => {
    expect(DOCUMENT.NEEDS_ATTENTION.document).toMatchObject({ reason: "VENDOR_UNKNOWN", whoMustAct: "ADMINISTRATOR" });
    expect(RESPONSE.REFUSED.response).toMatchObject({ reason: "INVOICE_RESPONSE_SENT_ERROR", whoMustAct: "SENDER" });
    const attention = { code: "ERP_FILES_REFUSED", detail: "no" };
    const refused = progressOf({ state: "IMPORTED", erp: { ...ERP, filesAttached: false }, attention });
    expect(refused.document).toMatchObject({ state: "ATTACHMENTS_PENDING", whoMustAct: "ADMINISTRATOR" });
  });

  it("MUST name the connection that holds it up: the network's while it is fetched, the ERP's while it is imported", () => {
    const blocked = (connection: Connection): Connection => ({ ...connection, state: "BLOCKED" });
    const paused = { connection: blocked(world.connection), erpConnection: blocked(world.erpConnection) };
    const { connection, erpConnection } = paused;
    expect(progressOf({}, { connection }).document.reason).toBe("BLOCKED");
    expect(progressOf({}, { erpConnection }).document.reason).toBeUndefined();
    expect(progressOf({ state: "RECEIVED" }, { connection }).document.reason).toBeUndefined();
    expect(progressOf({ state: "RECEIVED" }, { erpConnection }).document.reason).toBe("BLOCKED");
  });
});

it.each(Object.keys(CONNECTION_TEXTS) as Connection["state"][])(
  "MUST tell what a connection means that is %s, and since when",
  (state) => {
    const since = new Date(7);
    expect(connectionProgress({ ...world.connection, state, stateSince: since })).toEqual({
      ...CONNECTION_TEXTS[state],
      state,
      since,
    });
  },
);
