import { describe, expect, it } from "vitest";
import { openPsb, PARTY, party, ubl, XML } from "../psb-caller.test.helper.ts";

const BUYER = "61234567";
const SELLER = "54441587";
const SELLER_PATH = `NL%3AKVK%3A${SELLER}`;

const order = (body = "") =>
  ubl("Order", "PO-1", body + party("BuyerCustomerParty", BUYER) + party("SellerSupplierParty", SELLER));

/** Both sides in one PSB, and the order that the buyer sent. */
async function sentOrder(bytes = order()) {
  const psb = openPsb();
  await psb.control("link-parties", {
    user: "koppeling@delinde.example",
    partyIds: [`0106:${BUYER}`, `0106:${SELLER}`],
  });
  await psb.subscribe(PARTY, "*");
  await psb.subscribe(SELLER_PATH, "*");
  const sent = await psb.call("POST", `/api/v1/${PARTY}/purchaseOrder/send`, { headers: XML, body: bytes });
  await psb.world.clock.advance(500);
  const of = (topic: string) => psb.hooked.find((event) => event.topic === topic);
  return { ...psb, sentId: String(sent.body.id), of };
}

describe("an order", () => {
  it("MUST go from buyer to seller, who downloads it", async () => {
    const { call, of, sentId } = await sentOrder();
    expect(of("OrderSent")).toMatchObject({
      documentId: sentId,
      details: { recipient: `NL:KVK:${SELLER}`, id: "PO-1" },
    });
    const received = of("OrderReceived");
    expect(received).toMatchObject({ partyId: `NL:KVK:${SELLER}`, message: "'Order' received." });
    const one = `/api/v1/${SELLER_PATH}/salesOrder/${received?.documentId}`;
    expect((await call("GET", `${one}/download`)).text).toBe(order());
    expect((await call("GET", `${one}/status`)).body).toMatchObject([{ name: "OrderReceived" }]);
    expect((await call("DELETE", one)).text).toBe("");
    const statuses = (await call("GET", `/api/v1/${PARTY}/purchaseOrder/${sentId}/status`)).body;
    expect(statuses).toMatchObject([{ name: "Pending" }, { name: "OrderSent" }]);
  });

  it("MUST be a change when it refers to another", async () => {
    const { topics } = await sentOrder(order("<cac:OrderReference><cbc:ID>PO-0</cbc:ID></cac:OrderReference>"));
    expect(topics().sort()).toEqual(["OrderChangeReceived", "OrderChangeSent"]);
  });

  it("MUST be answered by the seller", async () => {
    const { call, world, of, sentId } = await sentOrder();
    const path = `/api/v1/${SELLER_PATH}/salesOrder/${of("OrderReceived")?.documentId}/response`;
    expect((await call("POST", path, { body: { status: "PD" } })).status).toBe(400);
    const { id } = (await call("POST", path, { body: { status: "Accept", note: "on its way" } })).body;
    await world.clock.advance(500);
    expect(of("OrderResponseSent")).toMatchObject({ documentId: id, refToDocumentId: of("OrderReceived")?.documentId });
    expect(of("OrderResponseReceived")).toMatchObject({
      refToDocumentId: sentId,
      message: "'OrderResponse' received. Status: 'Accept'.",
      details: { statusCode: "AP", status: "Accept", note: "on its way" },
    });
  });

  it("MUST be cancelled by the buyer", async () => {
    const { call, world, of, sentId } = await sentOrder();
    const path = `/api/v1/${PARTY}/purchaseOrder/${sentId}/cancel`;
    await call("POST", path, { body: { cancellationNote: "not needed", note: null } });
    await world.clock.advance(500);
    expect(of("OrderCancellationSent")).toMatchObject({ refToDocumentId: sentId });
    expect(of("OrderCancellationReceived")).toMatchObject({ refToDocumentId: of("OrderReceived")?.documentId });
  });

  it("MUST be findable for both sides only", async () => {
    const { call } = await sentOrder();
    const query = (path: string) => call("POST", `/api/v1/${path}/queryRecipientParty`, { body: [`0106:${SELLER}`] });
    expect((await query(`${PARTY}/purchaseOrder`)).body).toMatchObject({ id: `NL:KVK:${SELLER}` });
    expect((await query(`${SELLER_PATH}/salesOrder`)).status).toBe(200);
    expect((await call("POST", `/api/v1/${PARTY}/purchaseOrder/unknown/cancel`, { body: {} })).status).toBe(404);
  });
});
