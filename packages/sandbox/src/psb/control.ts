import { createHash } from "node:crypto";
import { optionalCount, optionalText, readJsonObject, requiredChoice, requiredText } from "../http/json-body.ts";
import { json, type Route } from "../http/message.ts";
import { BadRequest, routeTable } from "../http/route-table.ts";
import type { TokenRegistry } from "../identity/token-registry.ts";
import { DEMO } from "../world/demo.ts";
import { createHookControl } from "./hook/hook-control.ts";
import type { EventRecord, HookDispatcher } from "./hook/hook-dispatcher.ts";
import { type MessageLevel, parseMessageLevelStatus } from "./message-level.ts";
import type { Pace } from "./pace.ts";
import { every, type Parties, parsePermissions } from "./parties.ts";
import { parseInvoiceResponse } from "./purchase/invoice-response.ts";
import type { Responding } from "./purchase/responding.ts";
import { Refusal } from "./refusal.ts";
import type { DeliveryPlans } from "./sales/delivery-plans.ts";
import type { Outbox, SentDocument } from "./sales/outbox.ts";

export interface ControlDeps {
  readonly outbox: Outbox;
  readonly dispatcher: HookDispatcher;
  readonly tokens: TokenRegistry;
  readonly parties: Parties;
  readonly responding: Responding;
  readonly messageLevel: MessageLevel;
  readonly pace: Pace;
  readonly plans: DeliveryPlans;
  readonly newId: () => string;
  readonly show: (partyId: string) => string;
}

/** `/control/psb/…`: what a test may see of the PSB and do to it. Not part of the vendor's contract. */
export function createPsbControl(deps: ControlDeps): Route {
  const { outbox, dispatcher, tokens, parties, responding, messageLevel, plans, show } = deps;

  return routeTable({
    "GET /control/psb/documents": () => {
      const documents = outbox.all().map((document) => toDocumentJson(document, show));
      return json(200, documents);
    },
    "GET /control/psb/events": () => {
      const events = dispatcher.records().map((record) => toEventJson(record, show));
      return json(200, events);
    },
    "POST /control/psb/expire-tokens": () => {
      tokens.expireAll();
      return json(200, { expired: true });
    },
    "POST /control/psb/permissions": (request) => {
      const body = readJsonObject(request);
      const partyId = requiredText(body, "partyId");
      const account = optionalText(body, "user") ?? DEMO.psb.username;
      const { permissions } = body;
      if (permissions === null) {
        parties.revoke(account, partyId);
        return json(200, { revoked: true });
      }
      if (typeof permissions !== "object")
        throw new BadRequest('"permissions" must be an object of booleans, or null.');
      const { id, ...party } = parties.grant(account, partyId, parsePermissions(permissions));
      return json(200, { id: show(id), ...party });
    },
    "POST /control/psb/deliveries": (request) => {
      const body = readJsonObject(request);
      const receiver = requiredText(body, "receiver");
      const retries = optionalCount(body, "retries");
      if (retries === undefined) {
        plans.set(receiver, undefined);
        return json(200, { receiver });
      }
      const outcome = requiredChoice(body, "outcome", ["deliver", "fail"]);
      plans.set(receiver, { retries, outcome });
      return json(200, { receiver, retries, outcome });
    },
    "POST /control/psb/link-parties": (request) => {
      const body = readJsonObject(request);
      const user = requiredText(body, "user");
      const partyIds = body["partyIds"] ?? [DEMO.organization.partyId];
      if (!Array.isArray(partyIds)) throw new BadRequest('"partyIds" must be a list of party ids.');
      const linked = partyIds.map((partyId: unknown) => parties.grant(user, String(partyId), every(true)));
      return json(200, { user, parties: linked.map(({ id, name }) => ({ id: show(id), name })) });
    },
    ...createHookControl(deps),
    "POST /control/psb/message-level-status": (request) => {
      const body = readJsonObject(request);
      const document = outbox.find(requiredText(body, "documentId"));
      if (document === undefined) return missing("No such sent document.");
      return json(200, {
        id: messageLevel.tell(
          document,
          asked(() => parseMessageLevelStatus(body)),
        ),
      });
    },
    "POST /control/psb/responses": (request) => {
      const body = readJsonObject(request);
      const documentId = requiredText(body, "documentId");
      const invoice = outbox.find(documentId);
      if (invoice === undefined) return missing(`No sent document '${documentId}'.`);
      const id = responding.arrive(
        invoice,
        asked(() => parseInvoiceResponse(body, "optional")),
        invoice.candidates[0] ?? "",
      );
      return json(200, { id });
    },
  });
}

const missing = (message: string) => json(404, { code: "NOT_FOUND", message });

/** What the vendor's interface would refuse, the control API does too. @throws BadRequest */
function asked<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof Refusal ? new BadRequest(error.message) : error;
  }
}

function toDocumentJson(
  { id, family, partyId, writtenPartyId, candidates, facts, bytes, statuses }: SentDocument,
  show: ControlDeps["show"],
) {
  return {
    documentId: id,
    family,
    partyId: show(partyId),
    writtenPartyId,
    candidates: candidates.map(show),
    number: facts.number,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    status: statuses.at(-1)?.name,
    statuses,
  };
}

function toEventJson({ event, deliveries }: EventRecord, show: ControlDeps["show"]) {
  return { ...event, partyId: show(event.partyId), deliveries };
}
