import { existsSync, readFileSync } from "node:fs";
import { cutElement, readXml, type XmlElement } from "@erp-gateway/peppol/xml";
import { DEMO } from "@erp-gateway/sandbox";
import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { describe, expect, it, onTestFinished } from "vitest";
import { INVOICE_TEMPLATE } from "../src/documents.ts";
import { OPERATIONS, type Operation, type RequestOf } from "../src/index.ts";
import { connect, GOOD_SETTINGS, openWorld } from "./open-world.ts";
import { inbound, outgoing, ublInvoice } from "./ubl.ts";

const VENDOR_WSDL = new URL("../../../../shared/reference/everbinding-v3.wsdl", import.meta.url);
const AT = new Date("2026-03-01T00:00:00Z");
const PARTY = { EConnectPartyId: "XCNL10019", Name: "Bouwbedrijf & Zn." };
const PAGING = { Limit: 50, StartPage: "opaque" };
const SEARCH = {
  ExternalId: "XCNIN1",
  DocumentId: "XDNL1",
  Subject: "Factuur 1",
  CreatedOn: { From: AT },
  ModifiedOn: { From: AT, To: AT },
  Sender: PARTY,
  Reciever: PARTY,
  Status: { Name: "Ontvangen", Code: "10" },
  Template: { Id: "T", Name: "Factuur", MasterId: INVOICE_TEMPLATE, MasterName: "Factuur" },
};
const LIST = { GroupId: "XGP1", EConnectPartyId: "XCNL10019", Paging: PAGING, Search: SEARCH };
const RECIPIENT = { ReferenceId: "0106:58765432", EmailAddress: "crediteuren@example.nl" };

/** Every field that a request can hold. */
const FULL: { readonly [O in Operation]: RequestOf<O> } = {
  Login: { ConsumerKey: "<key>", ConsumerSecret: "secret" },
  GetAccountDetails: {},
  GetAccountParties: { Search: {}, Paging: PAGING },
  GetParties: {
    Search: { ReferenceId: "NL:KVK:1", Name: "B", ChamberNumber: "1", Residence: "Ede", CountryCode: "NL" },
    Paging: PAGING,
  },
  GetParty: { ReferenceId: "XCNL10019" },
  SendDocument: {
    Via: { ReferenceId: "XCNL10019" },
    To: RECIPIENT,
    Subject: "Factuur 1",
    Payload: ublInvoice("1", "61234567"),
    TemplateId: INVOICE_TEMPLATE,
  },
  GetInboxDocuments: LIST,
  GetInboxDocument: { ExternalId: "XCNIN1" },
  GetInboxDocumentStatus: { ExternalId: "XCNIN1" },
  SetInboxDocumentStatus: { ExternalId: "XCNIN1", StatusCode: "40" },
  GetOutboxDocuments: LIST,
  GetOutboxDocument: { ExternalId: "XCNIN1" },
  GetOutboxDocumentStatus: { ExternalId: "XCNIN1" },
  GetDocuments: LIST,
  GetDocument: { DocumentId: "XDNL1" },
  GetDocumentPdf: { ExternalId: "XCNIN1" },
  RequestAppIntegration: { To: RECIPIENT, PayByRequester: true },
  RequestAppIntegrationCredentials: { IntegrationToken: "AINR1" },
};

/** An empty one is not valid; the service would refuse it anyway. */
const NEEDS_A_FIELD: ReadonlySet<Operation> = new Set(["RequestAppIntegration"]);
const NAMES = Object.keys(OPERATIONS) as Operation[];

/** What the client puts on the wire; nobody answers. */
async function requestsOf(make: (api31: ReturnType<typeof connect>["api31"]) => Promise<unknown>) {
  const sent: { readonly action: string; readonly body: string }[] = [];
  const { api31 } = connect("http://127.0.0.1:9", {}, { now: () => AT }, async (_url, init) => {
    sent.push({ action: new Headers(init?.headers).get("soapaction") ?? "", body: String(init?.body) });
    const token = "<LoginResponse><SecurityToken>t=</SecurityToken></LoginResponse>";
    const answer = sent.length === 1 ? token : "<Nothing/>";
    return new Response(`<Envelope><Body>${answer}</Body></Envelope>`);
  });
  await make(api31).catch(() => undefined);
  return sent;
}

/** The schema inside a WSDL, in the hands of libxml2. */
function schemaIn(wsdl: string) {
  const document = readXml(wsdl);
  if (!document.ok) throw new Error("the WSDL is no XML");
  const schema = descendants(document.value.root).find(({ name }) => name === "schema");
  if (schema === undefined) throw new Error("the WSDL has no schema");
  // Prefixes in attribute values are used too.
  const prefixes = [...wsdl.slice(0, wsdl.indexOf("types")).matchAll(/ (xmlns:[\w]+="[^"]*")/g)].map(
    ([, text]) => text,
  );
  const own = cutElement(document.value, schema);
  const missing = [...new Set(prefixes)].filter((text = "") => !own.slice(0, own.indexOf(">")).includes(text));
  const xsd = XmlDocument.fromString(own.replace(/^<[\w:]+/, (start) => `${start} ${missing.join(" ")}`));
  const validator = XsdValidator.fromDoc(xsd);
  onTestFinished(() => {
    validator.dispose();
    xsd.dispose();
  });
  return (markup: string): void => {
    const instance = XmlDocument.fromString(markup);
    try {
      validator.validate(instance);
    } finally {
      instance.dispose();
    }
  };
}

const descendants = (element: XmlElement): readonly XmlElement[] => [element, ...element.children.flatMap(descendants)];

/** Token block and operation of an envelope. */
function partsOf(envelope: string): readonly string[] {
  const document = readXml(envelope);
  if (!document.ok) throw new Error(envelope);
  return document.value.root.children.flatMap(({ children }) =>
    children.map((part) => cutElement(document.value, part)),
  );
}

const sandboxWsdl = async (): Promise<string> => {
  const sandbox = await openWorld();
  return (await fetch(sandbox.wsdlUrl)).text();
};

describe("every request", () => {
  it.each(NAMES)("MUST validate against the service's WSDL, full and empty: %s", async (operation) => {
    const check = schemaIn(await sandboxWsdl());
    const requests = NEEDS_A_FIELD.has(operation) ? [FULL[operation]] : [FULL[operation], {}];
    for (const request of requests) {
      const sent = await requestsOf((api31) =>
        operation === "Login" ? api31.call("GetAccountDetails", {}) : api31.call(operation, request as never),
      );
      const { body = "", action } = sent[operation === "Login" ? 0 : 1] ?? {};
      expect(action).toBe(`"http://api.everbinding.nl/v3_1/${operation}"`);
      const parts = partsOf(body);
      expect(parts).toHaveLength(operation === "Login" ? 1 : 2);
      for (const part of parts) check(part);
    }
  });

  it("MUST name every operation that the WSDL has, and none beside", async () => {
    const document = readXml(await sandboxWsdl());
    if (!document.ok) throw new Error("the WSDL is no XML");
    const portType = descendants(document.value.root).find(({ name }) => name === "portType");
    const names = portType?.children.map(({ attributes }) => attributes.find(({ name }) => name === "name")?.value);
    expect(names?.toSorted()).toEqual(NAMES.toSorted());
  });

  it("MUST be told from one that is out of order", async () => {
    const check = schemaIn(await sandboxWsdl());
    const paging = (content: string) =>
      `<GetAccountParties xmlns="http://api.everbinding.nl/v3_1/">${content}</GetAccountParties>`;
    expect(() => check(paging("<Search/><Paging><Limit>1</Limit></Paging>"))).not.toThrow();
    expect(() => check(paging("<Paging><Limit>1</Limit></Paging><Search/>"))).toThrow(XmlValidateError);
  });

  it("MUST validate as the ports make it, in everything they do", async () => {
    const world = await openWorld();
    const check = schemaIn(await (await fetch(world.wsdlUrl)).text());
    const seen = new Set<string>();
    const { account, delivery, inbox } = world.connect({ fallbackEmail: "debiteuren@example.nl" }, (url, init) => {
      for (const part of partsOf(String(init?.body))) check(part);
      seen.add(new Headers(init?.headers).get("soapaction") ?? "");
      return fetch(url, init);
    });
    await world.receive(inbound("L-1"));
    const document = outgoing("2026-1");
    await account.test();
    await delivery.lookupRecipient([document.recipient], "INVOICE");
    await delivery.submit(document);
    await delivery.reconcile(document, world.now());
    await delivery.statusOf("XCNIN900002", document);
    await delivery.changes?.(undefined, AT);
    const { cursor } = (await inbox.received?.(undefined)) ?? {};
    await inbox.received?.((await inbox.received?.(cursor))?.cursor);
    await inbox.fetch("XCNIN900001");
    await inbox.pdf?.("XCNIN900001");
    await inbox.respond?.("XCNIN900001", { id: "r-1", status: "PAID" });
    expect(seen.size).toBe(12);
  });

  const vendor = existsSync(VENDOR_WSDL);
  const title = vendor ? "" : ` (skipped: the vendor's WSDL is not at ${VENDOR_WSDL.pathname})`;
  it.skipIf(!vendor)(`MUST validate against the vendor's own WSDL, save for what v3.1 adds${title}`, async () => {
    const wsdl = readFileSync(VENDOR_WSDL, "utf8").replaceAll(".nl/v3/", ".nl/v3_1/");
    const check = schemaIn(wsdl);
    const { EConnectPartyId: _, ...drafts } = LIST;
    const requests: Partial<Record<Operation, object>> = { ...FULL, GetDocuments: drafts };
    delete requests.RequestAppIntegration;
    delete requests.RequestAppIntegrationCredentials;
    for (const [operation, request] of Object.entries(requests)) {
      if (operation === "Login") continue;
      const [, sent] = await requestsOf((api31) => api31.call(operation as "GetParty", request));
      for (const part of partsOf(sent?.body ?? "")) check(part);
    }
    expect(Object.keys(requests)).toHaveLength(16);
  });
});

it("MUST read every operation's answer, as the sandbox gives it", async () => {
  const world = await openWorld({ deliveryDelayMs: 0 });
  const { api31 } = world.connect();
  await world.receive(inbound("L-1"));
  const [one] = [{ ExternalId: "XCNIN900001" }];
  expect(await api31.call("GetAccountDetails", {})).toMatchObject({ Id: DEMO.api31.accountId });
  const own = await api31.call("GetAccountParties", {});
  expect(own.Results?.[0]).toMatchObject({ EConnectPartyId: GOOD_SETTINGS.companyId, IsVerified: true });
  const found = await api31.call("GetParties", { Search: { Name: "staalbouw" } });
  expect(found.Results?.map(({ Name }) => Name)).toEqual(["Staalbouw Noord B.V."]);
  expect((await api31.call("GetInboxDocument", one)).Details?.Payload).toContain("<cbc:ID>L-1</cbc:ID>");
  expect((await api31.call("SetInboxDocumentStatus", { ...one, StatusCode: "60" })).ExternalId).toBe("XCNIN900001");
  const { Details } = await api31.call("GetInboxDocumentStatus", one);
  expect(Details).toMatchObject({ Code: "60", Name: "Betaalbaar gesteld", Info: { ChangedOn: expect.any(Date) } });
  expect((await api31.call("GetDocumentPdf", one)).File?.Contents).toMatch(/^JVBERi/);
  const draft = (await world.control("api31/draft", {
    companyId: GOOD_SETTINGS.companyId,
    xml: inbound("C-1"),
  })) as { documentId: string };
  const drafts = await api31.call("GetDocuments", { EConnectPartyId: GOOD_SETTINGS.companyId });
  expect(drafts.Results?.map(({ DocumentId }) => DocumentId)).toEqual([draft.documentId]);
  const { Details: opened } = await api31.call("GetDocument", { DocumentId: draft.documentId });
  expect(opened?.Payload).toContain("<cbc:ID>C-1</cbc:ID>");
  const other = { ReferenceId: GOOD_SETTINGS.companyId, EmailAddress: "admin@example.nl" };
  const { IntegrationToken } = await api31.call("RequestAppIntegration", { To: other, PayByRequester: false });
  await world.control("api31/accept-integration", { integrationToken: IntegrationToken });
  const credentials = await api31.call("RequestAppIntegrationCredentials", { IntegrationToken });
  expect(Object.keys(credentials).toSorted()).toEqual([
    "ApplicationName",
    "ConsumerKey",
    "ConsumerSecret",
    "EmailAddress",
  ]);
});
