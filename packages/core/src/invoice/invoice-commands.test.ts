import { describe, expect, it } from "vitest";
import { deliveryPort } from "../../test/sending.ts";
import { createWorld, faultsOf, invoiceContent, trusted } from "../../test/world.ts";
import type { DeliveryPort } from "../connector/delivery.ts";
import type { ProcessingMode } from "../sending-profile/sending-profile.ts";
import { CommandTaken } from "../store/change.ts";
import { cancelInvoice, postInvoice, reviseInvoice, sendInvoice, submitInvoice } from "./invoice-commands.ts";
import type { InvoiceRecord } from "./invoice-record.ts";

/** One draft, and each command on it as it is stored at that time. */
async function drafting(processingMode: ProcessingMode = "AUTOMATIC", delivery: Partial<DeliveryPort> = {}) {
  const world = await createWorld({ delivery: deliveryPort(delivery) });
  const { context, customer, request, stores, profile } = world;
  await stores.profiles.save({ ...profile, processingMode }, {});
  const draft = async (given?: Parameters<typeof invoiceContent>[0]) =>
    trusted(await submitInvoice(context, customer, invoiceContent(given), request()));
  const { id } = await draft();
  const now = async (): Promise<InvoiceRecord> => {
    const invoice = await stores.invoices.byId(id);
    if (invoice === undefined) throw new Error("the draft is gone");
    return invoice;
  };
  return {
    ...world,
    draft,
    now,
    revise: async (given: Parameters<typeof invoiceContent>[0]) =>
      reviseInvoice(context, await now(), customer, invoiceContent(given), request()),
    post: async () => postInvoice(context, await now(), customer, request()),
    send: async () => sendInvoice(context, await now(), customer, request()),
    cancel: async () => cancelInvoice(context, await now(), request()),
    deliveries: () => stores.deliveries.ofInvoice(id),
  };
}
const WITHOUT_REFERENCE = { buyerReference: undefined };
const FAULT = ["PEPPOL-EN16931-R003 $.buyerReference"];
const STATE = ["INVOICE_STATE $.invoiceId"];

describe("a draft", () => {
  it("MUST be taken in though business rules would refuse it", async () => {
    const { draft } = await drafting();
    expect(await draft({ ...WITHOUT_REFERENCE, number: "2026-2" })).toMatchObject({ state: "DRAFT", origin: "API" });
  });

  it("MUST not take the number of another invoice of the organization", async () => {
    const { context, customer, request, draft, revise } = await drafting();
    const taken = ["INVOICE_NUMBER_TAKEN $.invoice.number"];
    expect(faultsOf(await submitInvoice(context, customer, invoiceContent(), request()))).toEqual(taken);
    await draft({ number: "2026-2" });
    expect(faultsOf(await revise({ number: "2026-2" }))).toEqual(taken);
  });

  it("MUST not pass through what the document has no place for", async () => {
    const { context, customer, request, revise } = await drafting();
    const given = { number: "2026-2", passthrough: [{ place: "/", content: "<a/>" }] };
    const refused = ["UBL-PASSTHROUGH-PLACE $.invoice.passthrough[0].place"];
    expect(faultsOf(await submitInvoice(context, customer, invoiceContent(given), request()))).toEqual(refused);
    expect(faultsOf(await revise(given))).toEqual(refused);
  });

  it("MUST be free to take the number of a cancelled one", async () => {
    const { cancel, draft } = await drafting();
    trusted(await cancel());
    expect(await draft()).toMatchObject({ state: "DRAFT", content: { number: "2026-1" } });
  });

  it("MUST be replaced by a revision", async () => {
    const { revise, now, eventTypes } = await drafting();
    trusted(await revise({ number: "2026-1-bis" }));
    const { id, content, state } = await now();
    expect([content.number, state]).toEqual(["2026-1-bis", "DRAFT"]);
    expect(await eventTypes(id)).toEqual(["INVOICE_DRAFTED", "INVOICE_REVISED"]);
  });
});

describe("posting with an AUTOMATIC profile", () => {
  it("MUST check, freeze and queue in one go, with the bytes as they will be sent", async () => {
    const { post, now, deliveries, stores, eventTypes, clock, context } = await drafting();
    expect(trusted(await post())).toMatchObject({ state: "QUEUED" });
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ sequence: 1, state: "QUEUED", sender: "0106:60000001", attempts: [] });
    const bytes = await stores.documents.bytes(delivery?.contentHash ?? "");
    const document = bytes && trusted(context.format.read(bytes));
    expect(document?.buyer.endpoint).toEqual({ scheme: "0106", value: "40123456" });
    expect(await eventTypes((await now()).id)).toEqual(["INVOICE_DRAFTED", "INVOICE_POSTED", "DELIVERY_QUEUED"]);
    expect(await stores.jobs.nextRunAt()).toEqual(clock.now());
  });

  it("MUST leave an invalid invoice an editable draft, and write nothing", async () => {
    const { post, revise, now, deliveries, stores, events } = await drafting();
    trusted(await revise(WITHOUT_REFERENCE));
    const before = await events();
    expect(faultsOf(await post())).toEqual(FAULT);
    expect(await now()).toMatchObject({ state: "DRAFT" });
    expect(await events()).toEqual(before);
    expect(await deliveries()).toEqual([]);
    expect(await stores.jobs.nextRunAt()).toBeUndefined();
    trusted(await revise({}));
    expect(trusted(await post())).toMatchObject({ state: "QUEUED" });
  });

  it("MUST happen once when two people post at the same time", async () => {
    const { context, customer, request, now, deliveries } = await drafting();
    const draft = await now();
    const both = await Promise.all([
      postInvoice(context, draft, customer, request()),
      postInvoice(context, draft, customer, request()),
    ]);
    expect(both.map(faultsOf)).toEqual([[], STATE]);
    expect(await deliveries()).toHaveLength(1);
  });

  it("MUST be refused as a whole when its idempotency key was used at the same time", async () => {
    const { context, customer, request, now, draft, deliveries } = await drafting();
    const key = request();
    trusted(await postInvoice(context, await now(), customer, key));
    const other = await draft({ number: "2026-2" });
    await expect(postInvoice(context, other, customer, key)).rejects.toThrow(CommandTaken);
    expect(await context.stores.invoices.byId(other.id)).toMatchObject({ state: "DRAFT" });
    expect(await deliveries()).toHaveLength(1);
  });
});

describe("posting with a MANUAL profile", () => {
  it("MUST freeze the invoice as it is, and send nothing yet", async () => {
    const { post, revise, now, deliveries } = await drafting("MANUAL");
    trusted(await revise(WITHOUT_REFERENCE));
    expect(trusted(await post())).toMatchObject({ state: "POSTED" });
    expect(faultsOf(await revise({}))).toEqual(["INVOICE_FROZEN $.invoiceId"]);
    expect((await now()).content.buyerReference).toBeUndefined();
    expect(await deliveries()).toEqual([]);
  });

  it("MUST have its faults when it is sent, and then stay POSTED", async () => {
    const { post, revise, send, now } = await drafting("MANUAL");
    trusted(await revise(WITHOUT_REFERENCE));
    trusted(await post());
    expect(faultsOf(await send())).toEqual(FAULT);
    expect(await now()).toMatchObject({ state: "POSTED" });
  });

  it("MUST queue the invoice when it is sent", async () => {
    const { post, send, deliveries } = await drafting("MANUAL");
    trusted(await post());
    expect(trusted(await send())).toMatchObject({ state: "QUEUED" });
    expect(await deliveries()).toMatchObject([{ sequence: 1 }]);
  });

  it("MUST be refused where the customer card has no way to send", async () => {
    const { context, customer, request, now } = await drafting("MANUAL");
    const off = { ...customer, electronicInvoicing: "OFF" } as const;
    expect(faultsOf(await postInvoice(context, await now(), off, request()))).toEqual([
      "ELECTRONIC_INVOICING_OFF $.customerId",
    ]);
  });
});

it("MUST send a refused invoice again as a new document, which alone decides from then on", async () => {
  const refused = { outcome: "refused", code: "InvoiceSentError", message: "no access point" } as const;
  const answers = [refused, { outcome: "accepted", reference: "R-2" } as const];
  const world = await drafting("AUTOMATIC", { submit: async () => answers.shift() ?? refused });
  trusted(await world.post());
  await world.work();
  expect(await world.now()).toMatchObject({ state: "REFUSED" });
  expect(trusted(await world.send())).toMatchObject({ state: "QUEUED" });
  await world.work();
  expect(await world.now()).toMatchObject({ state: "SUBMITTED" });
  const deliveries = await world.deliveries();
  expect(deliveries).toMatchObject([
    { sequence: 1, state: "REFUSED" },
    { sequence: 2, state: "SUBMITTED" },
  ]);
  expect(deliveries[0]?.id).not.toBe(deliveries[1]?.id);
});

describe("a state that does not allow it", () => {
  it("MUST refuse sending a draft", async () => expect(faultsOf(await (await drafting()).send())).toEqual(STATE));

  it("MUST refuse everything once the invoice is queued", async () => {
    const { post, send, cancel, revise } = await drafting();
    trusted(await post());
    expect([await post(), await send(), await cancel()].map(faultsOf)).toEqual([STATE, STATE, STATE]);
    expect(faultsOf(await revise({}))).toEqual(["INVOICE_FROZEN $.invoiceId"]);
  });

  it("MUST notice that a draft was posted after it was read", async () => {
    const { context, customer, request, now, post, cancel } = await drafting();
    const draft = await now();
    trusted(await post());
    expect(faultsOf(await reviseInvoice(context, draft, customer, invoiceContent(), request()))).toEqual([
      "INVOICE_FROZEN $.invoiceId",
    ]);
    expect(faultsOf(await cancelInvoice(context, draft, request()))).toEqual(STATE);
    expect(faultsOf(await cancel())).toEqual(STATE);
  });

  it("MUST keep a cancelled invoice cancelled", async () => {
    const { cancel, post, send, now } = await drafting("MANUAL");
    trusted(await post());
    expect(trusted(await cancel())).toMatchObject({ state: "CANCELLED" });
    expect([await cancel(), await post(), await send()].map(faultsOf)).toEqual([STATE, STATE, STATE]);
    expect(await now()).toMatchObject({ state: "CANCELLED" });
  });
});
