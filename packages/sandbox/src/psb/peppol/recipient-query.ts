import { json, type SandboxRequest } from "../../http/message.ts";
import { normalise, toText } from "../../world/party-id.ts";
import type { World } from "../../world/world.ts";
import type { Endpoint } from "../endpoint.ts";
import { parseJsonBody } from "../json-body.ts";
import type { PsbSettings } from "../options.ts";
import { badRequest, notInPeppol, partiesNotFound } from "../refusal.ts";

export interface RecipientQueryDeps {
  readonly world: World;
  readonly settings: PsbSettings;
  readonly show: (partyId: string) => string;
}

const CHANNEL = { channel: "peppol", description: "default send via peppol delivery" };

/** `POST …/queryRecipientParty`: the first of the candidates that can be reached. */
export function createRecipientQueries({ world, settings, show }: RecipientQueryDeps): readonly Endpoint[] {
  const isReachable = (partyId: string) => world.network.find(partyId) !== undefined;

  const query = (path: string, isPossible = true): Endpoint => ({
    method: "POST",
    path,
    access: "party",
    answer({ request }) {
      const candidates = parseCandidates(request);
      const found = isPossible ? candidates.find(isReachable) : undefined;
      if (found === undefined) throw partiesNotFound(candidates.map(toText));
      const id = show(found);
      return json(200, settings.lookupAnswer === "id-only" ? { id } : { id, ...CHANNEL });
    },
  });

  const queryWithOptions: Endpoint = {
    method: "POST",
    path: "/api/v1-beta/{partyId}/salesInvoice/queryRecipientParty",
    access: "party",
    answer({ request }) {
      const candidates = parseCandidates(request);
      const found = candidates.find(isReachable);
      const includeOptions = /^(true|1)$/i.test(request.url.searchParams.get("includeOptions") ?? "");
      const identifiers = candidates.map((candidate) => ({
        partyId: toStructured(candidate),
        message: isReachable(candidate) ? null : notInPeppol([toText(candidate)]),
        isValid: isReachable(candidate),
      }));
      const options = includeOptions ? { options: [{ ...CHANNEL, identifiers }] } : {};
      return found === undefined
        ? json(404, {
            id: null,
            channel: null,
            description: null,
            message: notInPeppol(candidates.map(toText)),
            ...options,
          })
        : json(200, { id: show(found), ...CHANNEL, message: null, ...options });
    },
  };

  return [
    query("/api/v1/{partyId}/salesInvoice/queryRecipientParty"),
    query("/api/v1/{partyId}/purchaseInvoice/queryRecipientParty", settings.sellersTakeResponses),
    query("/api/v1/{partyId}/purchaseOrder/queryRecipientParty"),
    query("/api/v1/{partyId}/salesOrder/queryRecipientParty"),
    queryWithOptions,
  ];
}

function parseCandidates(request: SandboxRequest): readonly string[] {
  const body = parseJsonBody(request);
  if (!Array.isArray(body) || body.length === 0) throw badRequest("The body is a JSON array of party ids.");
  return body.map((candidate: unknown) => {
    if (typeof candidate !== "string") throw badRequest("A party id is a text.");
    return candidate;
  });
}

function toStructured(partyId: string) {
  const text = toText(partyId);
  const key = normalise(partyId);
  const value = key.slice(key.indexOf(":") + 1);
  return {
    text,
    value,
    schemeAuthority: "iso6523-actorid-upis",
    schemeIdText: text.slice(0, -value.length - 1),
    schemeIdNumber: key.slice(0, key.indexOf(":")),
  };
}
