import { describe, expect, it } from "vitest";
import { createReceivingWorld, document } from "../../test/receiving.ts";
import { createSendingWorld } from "../../test/sending.ts";
import { createWorld } from "../../test/world.ts";
import { buyerEvent } from "../delivery/buyer-event.ts";
import { announceInbound } from "../inbound/announce-inbound.ts";
import type { EventStore } from "../store/stores.ts";
import { linkFiles } from "./chain.ts";
import { checkContents } from "./check-contents.ts";
import { collectEvidence } from "./collect-evidence.ts";
import type { EvidenceFile } from "./evidence-file.ts";

const names = (files: readonly EvidenceFile[] | undefined) => files?.map(({ name }) => name);

function json(files: readonly EvidenceFile[] | undefined, name: string): unknown {
  const file = files?.find((one) => one.name === name);
  return JSON.parse(new TextDecoder().decode(file?.bytes));
}

const accepting = () => createSendingWorld({ submit: async () => ({ outcome: "accepted", reference: "R-1" }) });

describe("evidence of a sales invoice", () => {
  it("MUST hold the invoice, its events, each delivery with attempts and receipt, and the exact bytes", async () => {
    const { stores, work, invoice, delivery, events } = await accepting();
    await work();
    const files = await collectEvidence(stores, { type: "Invoice", id: invoice.id });
    const folder = "deliveries/1";
    expect(names(files)).toEqual([
      "invoice.json",
      "events.json",
      "buyer-responses.json",
      `${folder}/delivery.json`,
      `${folder}/document.xml`,
    ]);
    expect(json(files, "invoice.json")).toMatchObject({
      id: invoice.id,
      state: "SUBMITTED",
      content: { number: "2026-1", totals: { withVat: "1512.50" } },
    });
    const { id: documentId, contentHash } = await delivery();
    expect(json(files, `${folder}/delivery.json`)).toMatchObject({
      documentId,
      contentHash,
      reference: "R-1",
      attempts: [{ number: 1, outcome: "accepted", startedAt: expect.any(String), endedAt: expect.any(String) }],
    });
    const told = JSON.parse(JSON.stringify(await events(invoice.id)));
    expect(json(files, "events.json")).toEqual(told);
    expect(files?.at(-1)?.bytes).toEqual(await stores.documents.bytes(contentHash));
    expect(checkContents(files ?? [])).toEqual([]);
  });

  it("MUST hold what the buyer said", async () => {
    const { stores, context, clock, work, invoice, delivery } = await accepting();
    await work();
    const statement = { status: "REJECTED", code: "50", text: "Afgekeurd" } as const;
    await stores.events.append({ events: [buyerEvent(context.runtime, await delivery(), statement, clock.now())] });
    const files = await collectEvidence(stores, { type: "Invoice", id: invoice.id });
    expect(json(files, "buyer-responses.json")).toMatchObject([{ data: { buyerStatus: "REJECTED" } }]);
  });

  it("MUST be the same bytes as long as nothing happens, and others afterwards", async () => {
    const { stores, work, invoice } = await accepting();
    const head = async () => linkFiles((await collectEvidence(stores, { type: "Invoice", id: invoice.id })) ?? []);
    const before = await head();
    expect(await head()).toEqual(before);
    await work();
    expect(await head()).not.toEqual(before);
  });

  it("MUST be of one moment, also when something happens while it is read", async () => {
    const { stores, work, invoice } = await accepting();
    let readings = 0;
    const after: EventStore["after"] = async (...asked) => {
      const events = await stores.events.after(...asked);
      readings += 1;
      if (readings === 1) await work();
      return events;
    };
    const subject = { type: "Invoice", id: invoice.id } as const;
    const files = await collectEvidence({ ...stores, events: { ...stores.events, after } }, subject);
    expect(files).toEqual(await collectEvidence(stores, subject));
    expect(json(files, "events.json")).toContainEqual(expect.objectContaining({ type: "DELIVERY_ACCEPTED" }));
  });

  it("MUST hold every event, however many there are", async () => {
    const { stores, context, clock, work, invoice, delivery } = await accepting();
    await work();
    const sent = await delivery();
    const said = (second: number) => {
      const statement = { status: undefined, code: String(second), text: "" };
      return buyerEvent(context.runtime, sent, statement, new Date(clock.now().getTime() + second));
    };
    await stores.events.append({ events: Array.from({ length: 1_000 }, (_, second) => said(second)) });
    const files = await collectEvidence(stores, { type: "Invoice", id: invoice.id });
    expect(json(files, "buyer-responses.json")).toHaveLength(1_000);
  });

  it("MUST be absent for an invoice that does not exist", async () => {
    const { stores } = await createWorld();
    expect(await collectEvidence(stores, { type: "Invoice", id: "none" })).toBeUndefined();
    expect(await collectEvidence(stores, { type: "InboundDocument", id: "none" })).toBeUndefined();
  });
});

describe("evidence of a received document", () => {
  it("MUST hold the record, its events and the raw bytes", async () => {
    const { context, stores, connection, inbound, work, clock } = await createReceivingWorld({});
    await announceInbound(context, connection, [{ reference: "IN-1", receivedAt: clock.now() }]);
    await work();
    const { id } = await inbound();
    const files = await collectEvidence(stores, { type: "InboundDocument", id });
    expect(names(files)).toEqual(["inbound-document.json", "events.json", "document.xml"]);
    expect(json(files, "inbound-document.json")).toMatchObject({ id, reference: "IN-1", state: "RECEIVED" });
    expect(files?.[2]?.bytes).toEqual(document().bytes);
    expect(checkContents(files ?? [])).toEqual([]);
  });
});
