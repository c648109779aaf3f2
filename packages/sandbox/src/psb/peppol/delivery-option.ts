import { json } from "../../http/message.ts";
import type { World } from "../../world/world.ts";
import type { Endpoint } from "../endpoint.ts";
import type { PsbSettings } from "../options.ts";
import { badRequest } from "../refusal.ts";
import { BILLING_TYPES, type DocumentType, INVOICE_RESPONSE_TYPE } from "./document-type.ts";

export interface DeliveryOptionDeps {
  readonly world: World;
  readonly origin: () => string;
  readonly settings: PsbSettings;
  readonly show: (partyId: string) => string;
}

export const ACCESS_POINT = "C=NL, O=Sandbox Access Point, OU=PEPPOL TEST AP, CN=PNL999999";

/** `GET /api/v1/peppol/deliveryOption`: who takes what, and where. Needs no token; nothing found is an empty list. */
export function createDeliveryOption(deps: DeliveryOptionDeps): Endpoint {
  const known = deps.settings.sellersTakeResponses ? [...BILLING_TYPES, INVOICE_RESPONSE_TYPE] : BILLING_TYPES;
  return {
    method: "GET",
    path: "/api/v1/peppol/deliveryOption",
    access: "anonymous",
    answer({ request }) {
      const query = request.url.searchParams;
      const partyIds = partyIdsOf(query);
      if (partyIds.length === 0) throw badRequest("partyIds is required.");
      const types = select(known, query);
      return json(
        200,
        partyIds
          .filter((partyId) => deps.world.network.find(partyId) !== undefined)
          .flatMap((partyId) =>
            types.map((type) => toDeliveryOption(deps.show(partyId), type, deps.origin(), deps.settings.enumWords)),
          ),
      );
    },
  };
}

/** Repeated `partyIds`; the PHP clients send the list as `0=…&1=…`. */
function partyIdsOf(query: URLSearchParams): readonly string[] {
  const byIndex = [...query].flatMap(([name, value]) => (/^\d+$/.test(name) ? [value] : []));
  return [...query.getAll("partyIds"), ...byIndex].filter((partyId) => partyId !== "");
}

function select(types: readonly DocumentType[], query: URLSearchParams): readonly DocumentType[] {
  const family = (query.get("documentFamily") ?? "Invoice").toLowerCase();
  const isCredit = /^(true|1)$/i.test(query.get("isCredit") ?? "");
  const wanted = query.getAll("documentTypeIds").filter((id) => id !== "");
  const preferred = query.get("preferredDocumentTypeId");
  return types
    .filter((type) =>
      wanted.length > 0 ? wanted.includes(type.id) : type.family.toLowerCase() === family && type.isCredit === isCredit,
    )
    .sort((left, right) => Number(right.id === preferred) - Number(left.id === preferred));
}

/** The process is a plain string: an object breaks the .NET client. */
function toDeliveryOption(partyId: string, type: DocumentType, origin: string, words: PsbSettings["enumWords"]) {
  const word = (text: string) => (words === "camel" ? text.charAt(0).toLowerCase() + text.slice(1) : text);
  return {
    partyId,
    documentTypeId: type.id,
    processId: type.processId,
    family: word(type.family),
    protocol: word("As4"),
    url: `${origin}/as4/v1`,
    accessPoint: ACCESS_POINT,
    certificate: Buffer.from(`Certificate of the sandbox: ${ACCESS_POINT}`).toString("base64"),
  };
}
