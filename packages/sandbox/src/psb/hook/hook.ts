import { badRequest } from "../refusal.ts";
import type { NewEvent } from "./event.ts";
import { parseFilter, passesFilter } from "./filter.ts";

/** A subscription. `scope` is the party it belongs to, or `environment` for all parties. */
export interface Hook {
  readonly scope: string;
  readonly id: string;
  readonly name: string;
  /** Where events go. The fragment of a web address is the signing secret and never leaves over HTTP. */
  readonly action: string;
  readonly topics: readonly string[] | null;
  readonly publishTopics: readonly string[] | null;
  readonly filter: string | null;
  readonly isActive: boolean;
  readonly createdOn: string;
  readonly changedOn: string | null;
}

export type HookFields = Omit<Hook, "scope" | "createdOn" | "changedOn">;

const ID = /^[A-Za-z0-9\-=]{1,64}$/;

/**
 * Reads the body of a PUT. Members that are unknown or `null` are no fault; `init` is write-only and not kept.
 * @throws Refusal
 */
export function parseHook(raw: unknown): HookFields {
  if (typeof raw !== "object" || raw === null) throw badRequest("The body is not a hook.");
  const given = new Map<string, unknown>(Object.entries(raw));

  const filter = parseText(given.get("filter"), "filter");
  if (filter !== null && filter !== "" && parseFilter(filter) === undefined) {
    throw badRequest(`The filter '${filter}' is not understood.`);
  }
  const id = parseText(given.get("id"), "id") ?? "";
  if (!ID.test(id)) throw badRequest("The id of a hook has 1 to 64 letters, digits, '-' or '='.");
  const isActive = given.get("isActive") ?? true;
  if (typeof isActive !== "boolean") throw badRequest("isActive is true or false.");
  return {
    id,
    name: requireText(given.get("name"), "name"),
    action: requireText(given.get("action"), "action"),
    topics: parseTopics(given.get("topics"), "topics"),
    publishTopics: parseTopics(given.get("publishTopics"), "publishTopics"),
    filter,
    isActive,
  };
}

/** Whether the hook wants this event. `*Sent` stands for every topic that ends so. */
export function subscribes(hook: Hook, event: NewEvent): boolean {
  if (!hook.isActive || (hook.scope !== "environment" && hook.scope !== event.partyId)) return false;
  if (!(hook.topics ?? []).some((pattern) => matchesTopic(pattern, event.topic))) return false;
  const filter = hook.filter === null ? undefined : parseFilter(hook.filter);
  return filter === undefined || passesFilter(filter, event);
}

function matchesTopic(pattern: string, topic: string): boolean {
  return pattern.startsWith("*") ? topic.endsWith(pattern.slice(1)) : topic === pattern;
}

function parseText(value: unknown, member: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw badRequest(`${member} is a text.`);
  return value;
}

function requireText(value: unknown, member: string): string {
  const text = parseText(value, member) ?? "";
  if (text === "") throw badRequest(`${member} is required.`);
  return text;
}

function parseTopics(value: unknown, member: string): readonly string[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) throw badRequest(`${member} is a list of texts.`);
  return value.map((topic: unknown) => requireText(topic, member));
}
