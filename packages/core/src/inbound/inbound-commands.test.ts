import { describe, expect, it } from "vitest";
import { books, createReceivingWorld, document, VENDOR } from "../../test/receiving.ts";
import { script } from "../../test/script.ts";
import { faultsOf, trusted } from "../../test/world.ts";
import type { ErpPort } from "../connector/erp.ts";
import { ConnectorError } from "../connector/error.ts";
import type { InboxPort } from "../connector/inbox.ts";
import { reofferInbound, undoImport } from "./inbound-commands.ts";

async function receiving(inbox: Partial<InboxPort> = {}, erp: Partial<ErpPort> = {}) {
  const world = await createReceivingWorld(inbox, erp);
  const { context, request, inbound } = world;
  await world.announce("IN-1");
  await world.workOff();
  return {
    ...world,
    reoffer: async (reference?: string) => reofferInbound(context, await inbound(reference), request()),
    undo: async () => undoImport(context, await inbound(), request()),
  };
}
const STATE = ["INBOUND_STATE $.inboundDocumentId"];

describe("offering again", () => {
  it("MUST import a document once its cause was mended, with nothing left of the complaint", async () => {
    const world = await receiving({}, { findVendors: script<ErpPort["findVendors"]>([], [VENDOR]) });
    expect(await world.inbound()).toMatchObject({ state: "NEEDS_ATTENTION", attention: { code: "VENDOR_UNKNOWN" } });
    expect(trusted(await world.reoffer())).toMatchObject({ state: "RECEIVED", run: 2 });
    expect(await world.inbound()).not.toHaveProperty("attention");
    await world.workOff();
    expect(await world.inbound()).toMatchObject({ state: "IMPORTED" });
  });

  it("MUST complain again when nothing was mended", async () => {
    const world = await receiving({}, { findVendors: async () => [] });
    trusted(await world.reoffer());
    await world.workOff();
    expect(await world.inbound()).toMatchObject({ state: "NEEDS_ATTENTION", attention: { code: "VENDOR_UNKNOWN" } });
  });

  it("MUST fetch a document that could not be fetched", async () => {
    const fetch = script<InboxPort["fetch"]>(new ConnectorError("NOT_FOUND", "gone"), document());
    const world = await receiving({ fetch });
    expect(trusted(await world.reoffer())).toMatchObject({ state: "ANNOUNCED", run: 2 });
    await world.workOff();
    expect(await world.inbound()).toMatchObject({ state: "IMPORTED" });
  });

  it("MUST book an undone document again", async () => {
    const world = await receiving();
    trusted(await world.undo());
    trusted(await world.reoffer());
    await world.workOff();
    expect(await world.inbound()).toMatchObject({ state: "IMPORTED", run: 2 });
  });

  it("MUST be refused for what is imported, or a duplicate", async () => {
    const world = await receiving();
    expect(faultsOf(await world.reoffer())).toEqual(STATE);
    await world.announce("IN-2");
    await world.workOff();
    expect(faultsOf(await world.reoffer("IN-2"))).toEqual(STATE);
  });

  it("MUST be refused where no autopilot imports it", async () => {
    const { context, inbound, addConnection, organization, request } = await receiving();
    const other = await addConnection(organization, {});
    const resting = { ...(await inbound()), state: "RECEIVED", connectionId: other.id } as const;
    expect(faultsOf(await reofferInbound(context, resting, request()))).toEqual([
      "INBOUND_WITHOUT_AUTOPILOT $.inboundDocumentId",
    ]);
  });
});

describe("undoing an import", () => {
  it("MUST take the draft out of the ERP, and then forget it", async () => {
    const undoPurchaseInvoice = script<ErpPort["undoPurchaseInvoice"]>(undefined);
    const world = await receiving({}, { undoPurchaseInvoice });
    const { id, erp } = await world.inbound();
    expect(trusted(await world.undo())).toMatchObject({ state: "UNDONE" });
    expect(await world.inbound()).not.toHaveProperty("erp");
    expect(undoPurchaseInvoice.calls).toEqual([[erp?.reference]]);
    expect((await world.events(id)).at(-1)).toMatchObject({
      type: "INBOUND_UNDONE",
      data: { erpReference: `PI-${id}` },
    });
    expect(faultsOf(await world.undo())).toEqual(STATE);
  });

  it("MUST leave the document IMPORTED when the ERP refuses", async () => {
    const refusal = new ConnectorError("REMOTE_REFUSED", "it is posted");
    const world = await receiving({}, { undoPurchaseInvoice: script<ErpPort["undoPurchaseInvoice"]>(refusal) });
    await expect(world.undo()).rejects.toBe(refusal);
    expect(await world.inbound()).toMatchObject({ state: "IMPORTED", erp: { number: "107001" } });
  });

  it("MUST be refused for what is not imported", async () => {
    const { undo } = await receiving({}, { ...books, findVendors: async () => [] });
    expect(faultsOf(await undo())).toEqual(STATE);
  });
});
