import { json } from "../../http/message.ts";
import type { Call, Endpoint } from "../endpoint.ts";
import { parseJsonBody } from "../json-body.ts";
import type { PsbSettings } from "../options.ts";
import { notFound } from "../refusal.ts";
import { type Hook, parseHook } from "./hook.ts";
import { withoutSecret } from "./hook-action.ts";
import type { HookDispatcher } from "./hook-dispatcher.ts";
import type { HookStore } from "./hook-store.ts";

export interface HookEndpointDeps {
  readonly hooks: HookStore;
  readonly dispatcher: HookDispatcher;
  readonly settings: PsbSettings;
  readonly newId: () => string;
  readonly show: (partyId: string) => string;
}

export function createHookEndpoints(deps: HookEndpointDeps): readonly Endpoint[] {
  return [
    ...crud(deps, "/api/v1/hook", "manager", () => "environment"),
    ...crud(deps, "/api/v1/{partyId}/hook", "canManageHook", ({ partyId }) => partyId),
    {
      method: "GET",
      path: "/api/v1/{partyId}/hook/ping",
      access: "canManageHook",
      answer: ({ partyId }) => json(200, { id: ping(deps, partyId) }),
    },
  ];
}

function crud(
  { hooks, settings }: HookEndpointDeps,
  path: string,
  access: Endpoint["access"],
  scopeOf: (call: Call) => string,
): readonly Endpoint[] {
  const shown = (hook: Hook) => toHookJson(hook, settings.hookSecret);
  const put = (call: Call) => json(200, shown(hooks.put(scopeOf(call), parseHook(parseJsonBody(call.request)))));
  return [
    { method: "GET", path, access, answer: (call) => json(200, hooks.list(scopeOf(call)).map(shown)) },
    { method: "PUT", path, access, answer: put },
    // Some pages of the vendor's documents write POST.
    { method: "POST", path, access, answer: put },
    {
      method: "DELETE",
      path: `${path}/{hookId}`,
      access,
      answer(call) {
        if (!hooks.remove(scopeOf(call), call.hookId)) throw notFound(`Hook '${call.hookId}' not found.`);
        return { status: 200 };
      },
    },
  ];
}

/** Sends a test event to every active hook of the party, whatever its topics. */
function ping({ hooks, dispatcher, settings, newId, show }: HookEndpointDeps, partyId: string): string {
  const documentId = newId();
  const event = { topic: settings.pingTopic, partyId, documentId, message: "Ping.", details: {} };
  dispatcher.send(
    event,
    hooks.list(partyId).filter((hook) => hook.isActive),
  );
  return settings.pingAnswer === "party" ? show(partyId) : documentId;
}

function toHookJson(hook: Hook, secret: PsbSettings["hookSecret"]) {
  const { id, name, action, topics, publishTopics, filter, isActive, createdOn, changedOn } = hook;
  const shownAction = secret === "masked" && action.includes("#") ? `${withoutSecret(action)}#*****` : action;
  return { id, name, action: shownAction, topics, publishTopics, init: null, filter, isActive, createdOn, changedOn };
}
