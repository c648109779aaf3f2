import { readJsonObject, requiredChoice, requiredText } from "../http/json-body.ts";
import { json, type Route, type SandboxResponse } from "../http/message.ts";
import { BadRequest, routeTable } from "../http/route-table.ts";
import { createAccountControl } from "./account-control.ts";
import { type Box, type PlatformDocument, setStatus, subjectOf } from "./document.ts";
import { createDraftControl } from "./draft-control.ts";
import type { Service } from "./operation.ts";
import { PROFILES } from "./options.ts";
import { parseStatusCode, statusName } from "./statuses.ts";

/** What happens on the platform without a call of the client: receivers, users, the vendor. */
export function createApi31Control(service: Service): Route {
  const { world, documents, delivery } = service;

  return routeTable({
    ...createAccountControl(service),
    ...createDraftControl(service),
    "POST /control/api31/status": (request) => {
      const body = readJsonObject(request);
      const code = parseStatusCode(requiredText(body, "code"));
      if (code === undefined) throw new BadRequest('"code" is not a status of the invoice template.');
      return withDocument(requiredText(body, "externalId"), (document) => setStatus(document, code, world.clock.now()));
    },
    "POST /control/api31/reoffer": (request) =>
      withDocument(requiredText(readJsonObject(request), "externalId"), (document) =>
        setStatus(document, "10", world.clock.now()),
      ),
    "POST /control/api31/mark-original": (request) =>
      withDocument(requiredText(readJsonObject(request), "externalId"), (document) => {
        if (!document.isHeldAsDuplicate) return;
        document.isHeldAsDuplicate = false;
        document.modifiedOn = world.clock.now();
        if (document.route !== undefined) delivery.start(document);
      }),
    "POST /control/api31/profile": (request) => {
      service.switches.profile = requiredChoice(readJsonObject(request), "profile", PROFILES);
      return json(200, { done: true });
    },
    "GET /control/api31/outbox": () => json(200, contentOf("outbox")),
    "GET /control/api31/inbox": () => json(200, contentOf("inbox")),
  });

  function contentOf(box: Box) {
    const inside = documents.all().filter((document) => document.boxes.has(box));
    return inside.map(toSummary);
  }

  function withDocument(externalId: string, change: (document: PlatformDocument) => void): SandboxResponse {
    const document = documents.byExternalId(externalId);
    if (document === undefined) return json(404, { code: "UNKNOWN_DOCUMENT", message: `There is no ${externalId}.` });
    change(document);
    return json(200, toSummary(document));
  }
}

function toSummary(document: PlatformDocument) {
  return {
    externalId: document.externalId,
    number: document.number,
    subject: subjectOf(document),
    sender: document.sender.referenceId,
    recipient: document.route?.address ?? document.receiver.referenceId,
    status: { code: document.status.code, name: statusName(document.status.code) },
    deliveryMethod: document.deliveryMethod,
    createdOn: document.createdOn.toISOString(),
    modifiedOn: document.modifiedOn.toISOString(),
    heldAsDuplicate: document.isHeldAsDuplicate,
  };
}
