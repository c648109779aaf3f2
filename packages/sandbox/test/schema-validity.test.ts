import { XmlDocument, XmlValidateError, XsdValidator } from "libxml2-wasm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Caller, credentials, invoice, SOAP, sendContent, V3, V3_1 } from "../src/api31/soap-caller.test.helper.ts";
import { cutElement, descend, readXml, textAt, type XmlElement } from "../src/api31/xml.ts";
import { DEMO } from "../src/world/demo.ts";

const OWN = "<EConnectPartyId>XCNL10019</EConnectPartyId>";
const NIL = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';
const PAGE = "<Paging><Limit>1</Limit></Paging>";

describe.each([
  ["v3", "wsdl"],
  ["v3.1", "wsdl"],
  ["v3.1", "docs31"],
] as const)("requests and answers of %s in profile %s", (version, profile) => {
  const namespace = version === "v3" ? V3 : V3_1;
  const receiver = profile === "docs31" ? "Receiver" : "Reciever";
  let caller: Caller;
  let schema: Schema;
  let seen: Set<string>;

  beforeEach(async () => {
    caller = new Caller({ profile, deliveryDelayMs: 0, addPdfToPayload: true, pdfLineBreaks: true });
    schema = new Schema(await wsdl());
    seen = new Set();
  });
  afterEach(() => {
    schema.dispose();
    caller.close();
  });

  const wsdl = async () =>
    (await caller.get(`/soap/${version}?wsdl&subscriptionKey=${DEMO.api31.subscriptionKey}`)).text;

  /** Makes the call and gives the root of its answer; both must validate. */
  const call = async (operation: string, content = ""): Promise<XmlElement> => {
    schema.check(`<${operation} xmlns="${namespace}">${content}</${operation}>`);
    seen.add(operation);
    const answer = await caller.call(operation, content, { version, token: await caller.token() });
    expect([operation, answer.status, answer.code]).toEqual([operation, 200, undefined]);
    schema.check(cutElement(answer.text, answer.root));
    return answer.root;
  };

  const search = (operation: string) =>
    call(
      operation,
      `${OWN}<Paging><Limit>5</Limit><StartPage/></Paging><Search><ExternalId/><DocumentId/><Subject>2</Subject>` +
        `<CreatedOn><To ${NIL}/><From>2026-01-01T00:00:00.000Z</From></CreatedOn>` +
        `<Sender><Name>b</Name></Sender><${receiver}><Name>b</Name></${receiver}><Status><Code>10</Code></Status>` +
        `<Template><MasterId>GLDT9223370666504283001RA000000006DTP2000001</MasterId></Template></Search>`,
    );

  it("MUST validate, in every operation", async () => {
    const externalId = textAt(await call("SendDocument", sendContent(invoice("2026-1"), "XCNL10019")), "ExternalId");
    await call("SendDocument", sendContent(invoice("2026-2"), "0106:00000000", "crediteuren@example.nl"));
    await call("SendDocument", sendContent(invoice("2026-3"), "0190:00000001823456789000"));
    await caller.world.clock.advance(10);
    const one = `<ExternalId>${externalId}</ExternalId>`;
    const { body: draft } = await caller.control("POST", "draft", { companyId: "XCNL10019", xml: invoice("2026-4") });
    const draftId = `<DocumentId>${(draft as { documentId: string }).documentId}</DocumentId>`;

    await call("Login", credentials(DEMO.api31.appKey, DEMO.api31.secret));
    await call("GetAccountDetails");
    await call("GetAccountParties", `<Search/>${PAGE}`);
    await call("GetParties", `<Search><Name>e</Name><CountryCode>NL</CountryCode></Search>${PAGE}`);
    await call("GetParties");
    await call("GetParty", "<ReferenceId>XCNL10020</ReferenceId>");
    await call("GetParty", "<ReferenceId>0106:50000001</ReferenceId>");
    for (const operation of ["GetInboxDocuments", "GetOutboxDocuments"]) {
      await call(operation);
      await call(operation, OWN);
      await search(operation);
    }
    await call("GetInboxDocumentStatus", one);
    expect(descend(await call("GetInboxDocument", one), "Details", "Payload", "Invoice")).toBeDefined();
    await call("SetInboxDocumentStatus", `${one}<StatusCode>40</StatusCode>`);
    await call("GetOutboxDocumentStatus", one);
    await call("GetOutboxDocument", one);
    await call("GetDocumentPdf", one);
    await call("GetDocuments", `<GroupId>XCNL10019</GroupId>${PAGE}`);
    expect(descend(await call("GetDocument", draftId), "Details", "Payload", "Invoice")).toBeDefined();
    if (version === "v3.1") {
      await call("GetDocuments", OWN);
      const asked = await call(
        "RequestAppIntegration",
        "<To><ReferenceId>XCNL10019</ReferenceId><EmailAddress>a@example.nl</EmailAddress></To><PayByRequester>true</PayByRequester>",
      );
      const integrationToken = textAt(asked, "IntegrationToken");
      await caller.control("POST", "accept-integration", { integrationToken });
      await call("RequestAppIntegrationCredentials", `<IntegrationToken>${integrationToken}</IntegrationToken>`);
    }
    expect([...seen].sort()).toEqual(schema.operations());
  });

  it("MUST be told from what does not validate", () => {
    const check = (content: string) => () =>
      schema.check(`<GetPartyResponse xmlns="${namespace}">${content}</GetPartyResponse>`);
    expect(check("<Details><Name>x</Name></Details>")).not.toThrow();
    expect(check("<Details><Name>x</Name><ReferenceId>y</ReferenceId></Details>")).toThrow(XmlValidateError);
    expect(check("<Party/>")).toThrow(XmlValidateError);
  });

  it("MUST keep faults to the form of SOAP 1.1", async () => {
    const { root } = await caller.call("GetAccountDetails", "", { version, token: "unknown" });
    expect([root.namespace, root.name, root.children.map((child) => `${child.namespace}|${child.name}`)]).toEqual([
      SOAP,
      "Fault",
      ["|faultcode", "|faultstring", "|detail"],
    ]);
  });
});

/** The schema inside a WSDL, in the hands of libxml2. */
class Schema {
  readonly #wsdl: XmlElement;
  readonly #document: XmlDocument;
  readonly #validator: XsdValidator;

  constructor(wsdl: string) {
    this.#wsdl = readXml(wsdl);
    const schema = descend(this.#wsdl, "types", "schema");
    if (schema === undefined) throw new Error("no schema");
    this.#document = XmlDocument.fromString(cutWithScope(wsdl, schema));
    this.#validator = XsdValidator.fromDoc(this.#document);
  }

  operations(): readonly (string | undefined)[] {
    const portType = this.#wsdl.children.find((child) => child.name === "portType");
    return portType?.children.map((operation) => operation.attributes.get("name")).sort() ?? [];
  }

  /** @throws XmlValidateError */
  check(markup: string): void {
    const document = XmlDocument.fromString(markup);
    try {
      this.#validator.validate(document);
    } finally {
      document.dispose();
    }
  }

  dispose(): void {
    this.#validator.dispose();
    this.#document.dispose();
  }
}

/** With every prefix in scope: those in attribute values are used too. */
function cutWithScope(source: string, element: XmlElement): string {
  const declarations = [...element.outerScope].map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join("");
  return source.slice(element.start, element.end).replace(/^<[\w:]+/, (start) => start + declarations);
}
