import { type JsonObject, optionalCount, optionalText, readJsonObject, requiredText } from "../../http/json-body.ts";
import { json } from "../../http/message.ts";
import { BadRequest, type Handlers } from "../../http/route-table.ts";
import { DEMO } from "../../world/demo.ts";
import { normalise } from "../../world/party-id.ts";
import type { Pace } from "../pace.ts";
import type { DisorderPlan } from "./disorder.ts";
import type { HookDispatcher } from "./hook-dispatcher.ts";

export interface HookControlDeps {
  readonly dispatcher: HookDispatcher;
  readonly pace: Pace;
  readonly newId: () => string;
}

const DISORDERS = ["dropNext", "doubleNext", "reverseNext", "delayMs"] as const;

/** What a test does to the calls of hooks, and events of its own making. */
export function createHookControl({ dispatcher, pace, newId }: HookControlDeps): Handlers {
  return {
    "POST /control/psb/events/resend": (request) => {
      const body = readJsonObject(request);
      const [documentId, topic] = [requiredText(body, "documentId"), requiredText(body, "topic")];
      if (dispatcher.resend(documentId, topic)) return json(200, { resent: true });
      return json(404, { code: "NOT_FOUND", message: `No event '${topic}' of document '${documentId}'.` });
    },
    "POST /control/psb/events/publish": (request) => {
      const body = readJsonObject(request);
      const times = optionalCount(body, "times") ?? 1;
      const topic = requiredText(body, "topic");
      const partyId = normalise(optionalText(body, "partyId") ?? DEMO.organization.partyId);
      const refToDocumentId = optionalText(body, "refToDocumentId");
      const documentIds = Array.from({ length: times }, () => {
        const documentId = optionalText(body, "documentId") ?? newId();
        const reference = refToDocumentId === undefined ? {} : { refToDocumentId };
        const message = optionalText(body, "message") ?? null;
        dispatcher.publish({ topic, partyId, documentId, ...reference, message, details: readDetails(body) });
        return documentId;
      });
      return json(200, { documentIds });
    },
    "POST /control/psb/hooks/mute": (request) => {
      const muted = flag(readJsonObject(request), "muted");
      dispatcher.mute(muted);
      return json(200, { muted });
    },
    "POST /control/psb/hooks/disorder": (request) => {
      const body = readJsonObject(request);
      const change: Partial<DisorderPlan> = Object.fromEntries(
        DISORDERS.flatMap((name) => {
          const count = optionalCount(body, name);
          return count === undefined ? [] : [[name, count]];
        }),
      );
      return json(200, dispatcher.disturb(change));
    },
    "POST /control/psb/hooks/before-answer": (request) => {
      pace.hooksBeforeAnswer = flag(readJsonObject(request), "on");
      dispatcher.hurry(pace.hooksBeforeAnswer);
      return json(200, { on: pace.hooksBeforeAnswer });
    },
  };
}

/** @throws BadRequest */
function flag(body: JsonObject, name: string): boolean {
  const value = body[name];
  if (typeof value !== "boolean") throw new BadRequest(`"${name}" must be true or false.`);
  return value;
}

/** @throws BadRequest */
function readDetails(body: JsonObject): Record<string, string> {
  const { details = {} } = body;
  if (typeof details !== "object" || details === null) throw new BadRequest('"details" must be an object of texts.');
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)]));
}
