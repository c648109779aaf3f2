import { describe, expect, it } from "vitest";
import { DEMO } from "../../world/demo.ts";
import { invoice, openPsb, PARTY, ubl, XML } from "../psb-caller.test.helper.ts";

const NLCIUS =
  "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0::2.1";
const AS_NLCIUS = `targetFormat=${encodeURIComponent(NLCIUS)}`;

const form = (...parts: readonly string[]) => ({
  headers: { "content-type": "multipart/form-data; boundary=b" },
  body: `${parts.map((part) => `--b\r\nContent-Disposition: form-data; ${part}\r\n`).join("")}--b--\r\n`,
});

describe("generic", () => {
  it.each(["v1", "v1-beta"])("MUST send under %s, with attributes beside the file", async (version) => {
    const { call, world, subscribe, topics } = openPsb();
    await subscribe(PARTY, "*");
    const upload = form(`name=file\r\n\r\n${invoice("F1")}`, 'name=metaAttributes\r\n\r\n{"origin":"erp"}');
    const { status } = await call("POST", `/api/${version}/${PARTY}/generic/send?topic=SendInvoice`, upload);
    await world.clock.advance(500);
    expect([status, topics()]).toEqual([200, ["InvoiceSent"]]);
  });

  it("MUST refuse attributes that are no texts", async () => {
    const upload = form(`name=file\r\n\r\n${invoice("F1")}`, 'name=metaAttributes\r\n\r\n{"origin":1}');
    expect((await openPsb().call("POST", `/api/v1/${PARTY}/generic/send`, upload)).status).toBe(400);
  });

  it.each(["v1", "v1-beta"])("MUST validate under %s and keep nothing", async (version) => {
    const { call } = openPsb();
    const validate = async (body: string, headers = {}) =>
      (await call("POST", `/api/${version}/generic/validate`, { headers: { ...XML, ...headers }, body })).body;
    expect(await validate(invoice("F1"))).toEqual({
      isValid: true,
      source: { typeId: expect.stringContaining("::Invoice##") },
      assertions: [{ artifact: "rules", flag: "success", text: expect.any(String) }],
    });
    expect(await validate("<a>")).toMatchObject({
      isValid: false,
      assertions: [{ artifact: "schema", flag: "error" }],
    });
    const dutch = await validate(invoice("F1", "50000002"), { "x-econnect-language": "nl" });
    expect(dutch.assertions[0].text).toContain("Totaalbedrag");
    expect((await call("GET", `/api/${version}/generic/validate/options`)).body).toHaveLength(1);
    expect((await call("GET", "/control/psb/documents")).body).toEqual([]);
  });

  it("MUST transform into another type of the same document, else answer 422", async () => {
    const { call } = openPsb();
    const transform = (query: string, body = invoice("F1")) =>
      call("POST", `/api/v1-beta/generic/transform?${query}`, { headers: XML, body });
    expect((await transform(AS_NLCIUS)).text).toContain(
      "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0</cbc:CustomizationID>",
    );
    expect((await transform("")).status).toBe(400);
    expect((await transform(AS_NLCIUS, "<a>")).status).toBe(400);
    expect(await transform(AS_NLCIUS, ubl("Order", "1", ""))).toMatchObject({ status: 422, body: { code: "API422" } });
  });

  it("MUST download in the format that is asked for", async () => {
    const { call } = openPsb();
    const body = invoice("F1", "61234567", "70123456");
    const { id } = (await call("POST", `/api/v1/${PARTY}/generic/receive`, { headers: XML, body })).body;
    const path = `/api/v1/${PARTY}/purchaseInvoice/${id}/download`;
    expect((await call("GET", `${path}?${AS_NLCIUS}`)).text).toContain("nlcius");
    expect((await call("GET", `${path}?targetFormat=xml`)).text).toBe(body);
  });
});

describe("recognition", () => {
  it("MUST turn a scan into an invoice that arrives, with the scan in it", async () => {
    const { call, world, subscribe, hooked } = openPsb();
    await subscribe(PARTY, "*");
    const upload = form("name=file; filename=a.pdf\r\n\r\n%PDF-1.7 scan");
    const { id } = (await call("POST", `/api/v1/${PARTY}/purchaseInvoice/recognize?channel=idr`, upload)).body;
    await world.clock.advance(100);
    expect(hooked).toMatchObject([{ topic: "InvoiceReceived", documentId: id }]);
    const { text } = await call("GET", `/api/v1/${PARTY}/purchaseInvoice/${id}/download`);
    expect(text).toContain(Buffer.from("%PDF-1.7 scan").toString("base64"));
  });

  it("MUST accept a scan of a sales invoice, which then lacks its receiver", async () => {
    const { call, world, subscribe, topics } = openPsb();
    await subscribe(PARTY, "*");
    const upload = form("name=file; filename=a.pdf\r\n\r\n%PDF-1.7 scan");
    expect((await call("POST", `/api/v1/${PARTY}/salesInvoice/recognize`, upload)).status).toBe(200);
    await world.clock.advance(500);
    expect(topics()).toEqual(["InvoiceSentError"]);
  });
});

describe("message-level status", () => {
  it("MUST be sent once the capability is on", async () => {
    const { call, world, subscribe, topics } = openPsb();
    await subscribe(PARTY, "MessageLevelStatusSent", "MessageLevelStatusReceived");
    const send = async () => {
      await call("POST", `/api/v1/${PARTY}/salesInvoice/send`, { headers: XML, body: invoice("F1") });
      await world.clock.advance(500);
    };
    await send();
    expect(topics()).toEqual([]);
    await call("PUT", "/api/v1/peppol/config", { body: { capabilities: { reviews: { state: "on" } } } });
    await send();
    await call("POST", `/api/v1/${PARTY}/generic/receive`, { headers: XML, body: invoice("F2") });
    await world.clock.advance(100);
    expect(topics()).toEqual(["MessageLevelStatusReceived", "MessageLevelStatusSent"]);
  });

  it("MUST be told by a test of the receiving side, and by the control API", async () => {
    const { call, world, control, subscribe, hooked } = openPsb();
    await subscribe(PARTY, "*");
    const sent = await call("POST", `/api/v1/${PARTY}/salesInvoice/send`, { headers: XML, body: invoice("F1") });
    const status = {
      status: "RE",
      description: "no route",
      lines: [{ statusReasonCode: "FD", description: "closed" }],
    };
    await call("POST", `/api/v1-beta/generic/${sent.body.id}/response`, { body: status });
    await control("message-level-status", { documentId: sent.body.id, status: "AB" });
    await world.clock.advance(100);
    expect(hooked).toMatchObject([
      {
        topic: "MessageLevelStatusReceived",
        refToDocumentId: sent.body.id,
        details: { statusCode: "RE", note: "no route", lines: JSON.stringify(status.lines) },
      },
      { topic: "MessageLevelStatusReceived", details: { statusCode: "AB", sender: "NL:KVK:58765432" } },
    ]);
    expect(await control("message-level-status", { documentId: sent.body.id, status: "XX" })).toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("switches", () => {
  it("MUST check the sender of an upload when told to", async () => {
    const { call } = openPsb({ senderCheck: "strict" });
    const send = async (body: string) =>
      (await call("POST", `/api/v1/${PARTY}/salesInvoice/send`, { headers: XML, body })).body.code;
    expect(await send(invoice("F1", "58765432", "70123456"))).toBe("API400.USRMS1");
    expect(await send(ubl("Invoice", "F1", ""))).toBe("API400.USRMS2");
    expect(await send(invoice("F1"))).toBeUndefined();
  });

  it("MUST keep responses in order when told to", async () => {
    const { call } = openPsb({ responseOrder: "enforced" });
    const received = await call("POST", `/api/v1/${PARTY}/generic/receive`, { headers: XML, body: invoice("F1") });
    const path = `/api/v1/${PARTY}/purchaseInvoice/${received.body.id}/response`;
    const statuses: number[] = [];
    for (const status of ["AP", "AB", "AB", "AP", "RE", "PD", "AP"]) {
      statuses.push((await call("POST", path, { body: { status, reasons: { OTH: "x" } } })).status);
    }
    expect(statuses).toEqual([400, 200, 400, 200, 400, 200, 400]);
  });

  it("MUST keep out other domains when told to", async () => {
    const { call } = openPsb({ domainIds: ["mine"] });
    const me = async (id: string) =>
      (await call("GET", "/api/v1/me", { headers: { "x-econnect-domainid": id } })).status;
    expect([await me("mine"), await me("other"), await me("")]).toEqual([200, 403, 200]);
  });

  it("MUST deliver over a hook that the caller names as channel", async () => {
    const { call, world, hooked } = openPsb();
    const channel = { id: "hook-1", name: "x", action: "https://channel.example", topics: ["InvoiceSent"] };
    await call("PUT", `/api/v1/${PARTY}/hook`, { body: channel });
    await call("POST", `/api/v1/${PARTY}/salesInvoice/send?channel=hook-1`, { headers: XML, body: invoice("F1", "1") });
    await world.clock.advance(500);
    expect(hooked.map(({ topic, details }) => [topic, details["channel"]])).toEqual([
      ["SendInvoice", "hook-1"],
      ["InvoiceSent", "hook-1"],
    ]);
  });

  it("MUST write words as the server of 2021 did", async () => {
    const { call } = openPsb({ enumWords: "camel" });
    const { body } = await call("GET", "/api/v1/peppol/deliveryOption?partyIds=0106:54441587");
    expect(body[0]).toMatchObject({ protocol: "as4", family: "invoice" });
  });

  it("MUST remember how the caller wrote his party", async () => {
    const { call } = openPsb();
    await call("POST", "/api/v1/0106%3a61234567/salesInvoice/send", { headers: XML, body: invoice("F1") });
    expect((await call("GET", "/control/psb/documents")).body).toMatchObject([
      { family: "Invoice", partyId: "NL:KVK:61234567", writtenPartyId: "0106:61234567" },
    ]);
  });

  it("MUST serve a beta of what has none of its own", async () => {
    const { call } = openPsb();
    expect((await call("GET", "/api/v1-beta/me")).body).toEqual({ name: DEMO.psb.username });
    const body = { id: "1", name: "x", action: "https://x.example" };
    expect((await call("POST", `/api/v1-beta/${PARTY}/hook`, { body })).body).toMatchObject({ id: "1" });
  });
});
