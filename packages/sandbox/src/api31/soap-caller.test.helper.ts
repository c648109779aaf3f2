import type { SandboxResponse } from "../http/message.ts";
import type { Part } from "../http/part.ts";
import { DEMO } from "../world/demo.ts";
import { registerDemoParticipants } from "../world/demo-participants.ts";
import { createWorld, type World } from "../world/world.ts";
import { createApi31 } from "./index.ts";
import type { Api31Options } from "./options.ts";
import { descend, readXml, textAt, type XmlElement } from "./xml.ts";

export const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
export const V3_1 = "http://api.everbinding.nl/v3_1/";
export const V3 = "http://api.everbinding.nl/v3/";
export const TEMPLATE = "GLDT9223370666504283001RA000000006DTP2000001";

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Root inside the body: the answer of the operation, or the fault. */
  readonly root: XmlElement;
  /** Code in the brackets of a fault. */
  readonly code: string | undefined;
}

export interface CallOptions {
  readonly version?: "v3" | "v3.1";
  readonly token?: string | null;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A world with one API31 service in it, called without a socket. */
export class Caller {
  readonly world: World;
  readonly part: Part;
  #token: string | undefined;
  #received = 0;

  constructor(options: Api31Options = {}) {
    this.world = createWorld();
    registerDemoParticipants(this.world.network);
    this.part = createApi31(this.world, options);
  }

  close(): void {
    this.world.clock.close();
  }

  /** @param target - path and query */
  async get(target: string): Promise<{ status: number; text: string }> {
    const url = new URL(`http://127.0.0.1:4020${target}`);
    const response = await this.part.route({ method: "GET", url, headers: {}, body: Buffer.from("") });
    return { status: response?.status ?? 404, text: String(response?.body ?? "") };
  }

  /** Another access point sends an invoice to the demo organization. */
  receive(number: string, invoiceMarkup = invoice(number)): void {
    this.#received += 1;
    this.world.network.handOver({
      senderDocumentId: `elsewhere-${this.#received}`,
      sender: "0106:70123456",
      recipient: "0106:61234567",
      bytes: Buffer.from(invoiceMarkup),
      number,
    });
  }

  /** POSTs `body` as it stands. */
  async post(body: string, { version = "v3.1", query, headers }: CallOptions = {}): Promise<SandboxResponse> {
    const key = query ?? `?subscriptionKey=${DEMO.api31.subscriptionKey}`;
    const response = await this.part.route({
      method: "POST",
      url: new URL(`http://127.0.0.1/soap/${version}${key}`),
      headers: { "content-type": "text/xml; charset=utf-8", ...headers },
      body: Buffer.from(body),
    });
    if (response === undefined) throw new Error("not a path of API31");
    return response;
  }

  /** @param content - markup inside the operation; logs in first when no token is given */
  async call(operation: string, content = "", options: CallOptions = {}): Promise<Answer> {
    const namespace = options.version === "v3" ? V3 : V3_1;
    const token = options.token === undefined && operation !== "Login" ? await this.token() : options.token;
    const header =
      token == null
        ? ""
        : `<s:Header><Authentication xmlns="${namespace}"><SecurityToken>${token}</SecurityToken></Authentication></s:Header>`;
    const response = await this.post(
      `<s:Envelope xmlns:s="${SOAP}">${header}<s:Body><${operation} xmlns="${namespace}">${content}</${operation}></s:Body></s:Envelope>`,
      { ...options, headers: { soapaction: `"${namespace}${operation}"`, ...options.headers } },
    );
    return toAnswer(response);
  }

  async token(): Promise<string> {
    this.#token ??= await this.login();
    return this.#token;
  }

  async login(key: string = DEMO.api31.appKey, secret: string = DEMO.api31.secret): Promise<string> {
    const answer = await this.call("Login", credentials(key, secret));
    return textAt(answer.root, "SecurityToken") ?? "";
  }

  /** Sends an invoice and gives its ExternalId. */
  async send(number: string, to = "0106:58765432", invoiceMarkup = invoice(number)): Promise<string> {
    const answer = await this.call("SendDocument", sendContent(invoiceMarkup, to));
    return textAt(answer.root, "ExternalId") ?? `refused: ${answer.text}`;
  }

  async outboxCode(externalId: string): Promise<string | undefined> {
    const answer = await this.call("GetOutboxDocumentStatus", `<ExternalId>${externalId}</ExternalId>`);
    return textAt(answer.root, "Details", "Code");
  }

  async control(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await this.part.control({
      method,
      url: new URL(`http://127.0.0.1/control/api31/${path}`),
      headers: {},
      body: Buffer.from(body === undefined ? "" : JSON.stringify(body)),
    });
    return { status: response?.status ?? 404, body: JSON.parse(String(response?.body ?? "null")) };
  }
}

export function toAnswer(response: SandboxResponse): Answer {
  const text = String(response.body ?? "");
  const root = descend(readXml(text), "Body")?.children[0];
  if (root === undefined) throw new Error(`no SOAP body: ${text}`);
  return { status: response.status, text, root, code: /\[([^\]]*)\]/.exec(textAt(root, "faultstring") ?? "")?.[1] };
}

export function credentials(key: string, secret: string): string {
  return `<ConsumerKey>${key}</ConsumerKey><ConsumerSecret>${secret}</ConsumerSecret>`;
}

export function invoice(number: string, extra = ""): string {
  return (
    '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"' +
    ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"' +
    ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">' +
    `<cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-11-24</cbc:IssueDate>${extra}` +
    '<cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="0106">70123456</cbc:EndpointID>' +
    "<cac:PartyIdentification><cbc:ID>70123456</cbc:ID></cac:PartyIdentification>" +
    "<cac:PartyName><cbc:Name>Staalbouw Noord B.V.</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty>" +
    "</Invoice>"
  );
}

export function sendContent(payload: string, to: string, email = ""): string {
  return (
    `<Via><ReferenceId>${DEMO.organization.companyId}</ReferenceId></Via>` +
    `<To><ReferenceId>${to}</ReferenceId>${email === "" ? "" : `<EmailAddress>${email}</EmailAddress>`}</To>` +
    `<Subject>any</Subject><Payload>${payload}</Payload><TemplateId>${TEMPLATE}</TemplateId>`
  );
}
