import { onTestFinished } from "vitest";
import { createAccounts } from "../identity/accounts.ts";
import type { Principal } from "../identity/token-registry.ts";
import { DEMO, DEMO_PARTICIPANTS } from "../world/demo.ts";
import { createWorld } from "../world/world.ts";
import { createPsb, type PsbOptions } from "./index.ts";

const ORIGIN = "http://127.0.0.1:4020";

interface Hooked {
  readonly topic: string;
  readonly partyId: string;
  readonly documentId: string;
  readonly refToDocumentId?: string;
  readonly message: string | null;
  readonly details: Record<string, string>;
}

export interface Request {
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer | object;
  /** Whose token; default: the account of the demo, a manager. */
  readonly user?: string;
}

/** A PSB of its own for the test, with the demo's participants; hooks end in `hooked`. */
export function openPsb(options: PsbOptions = {}) {
  const hooked: Hooked[] = [];
  const world = createWorld();
  onTestFinished(() => world.clock.close());
  for (const participant of DEMO_PARTICIPANTS) world.network.register(participant);
  const { partyId, name } = DEMO.organization;
  world.network.register({ name, identifiers: [partyId], home: "platform", behaviour: "deliver" });
  const principalOf = (header: string | undefined): Principal => ({
    kind: "user",
    name: (header ?? "").replace("Bearer ", ""),
    audience: "psb",
  });
  const psb = createPsb(world, {
    origin: () => ORIGIN,
    accounts: createAccounts(),
    tokens: { principalOf, expireAll: () => undefined },
    fetch: async (_url, init) => {
      hooked.push(JSON.parse(String(init?.body)));
      return new Response();
    },
    ...options,
  });

  async function call(
    method: string,
    path: string,
    { headers = {}, body = "", user = DEMO.psb.username }: Request = {},
  ) {
    const bytes =
      typeof body === "string" || Buffer.isBuffer(body) ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
    const serve = path.startsWith("/control/") ? psb.control : psb.route;
    const response = await serve({
      method,
      url: new URL(path, ORIGIN),
      headers: { authorization: `Bearer ${user}`, ...headers },
      body: bytes,
    });
    if (response === undefined) throw new Error(`nothing is served at ${path}`);
    const text = String(response.body ?? "");
    const isJson = response.headers?.["content-type"]?.startsWith("application/json") === true;
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  }

  return {
    world,
    hooked,
    call,
    control: async (path: string, body: object = {}) => (await call("POST", `/control/psb/${path}`, { body })).body,
    topics: () => hooked.map(({ topic }) => topic),
    subscribe: (party: string, ...topics: string[]) =>
      call("PUT", `/api/v1/${party}/hook`, {
        body: { id: "1", name: "test", action: "https://gateway.example/psb#secret", topics },
      }),
  };
}

export const XML = { "content-type": "application/xml" };

export const PARTY = "NL%3AKVK%3A61234567";

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";

/** A UBL document of this root; `body` follows the identifier. */
export const ubl = (root: string, number: string, body: string) =>
  `<${root} xmlns="${UBL}:${root}-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2"><cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ID>${number}</cbc:ID>${body}</${root}>`;

export const party = (role: string, kvkNumber: string) =>
  `<cac:${role}><cac:Party><cbc:EndpointID schemeID="0106">${kvkNumber}</cbc:EndpointID></cac:Party></cac:${role}>`;

export const invoice = (number: string, receiver = "58765432", sender = "61234567") =>
  ubl("Invoice", number, party("AccountingSupplierParty", sender) + party("AccountingCustomerParty", receiver));
