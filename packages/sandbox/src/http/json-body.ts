import type { SandboxRequest } from "./message.ts";
import { BadRequest } from "./route-table.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws BadRequest */
export function readJsonObject(request: SandboxRequest): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString("utf8"));
  } catch {
    throw new BadRequest("The body is not JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new BadRequest("The body is not a JSON object.");
  }
  return value as JsonObject;
}

/** @throws BadRequest when the member is there and no text */
export function optionalText(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || typeof value === "string") return value;
  throw new BadRequest(`"${name}" must be text.`);
}

/** @throws BadRequest */
export function requiredText(body: JsonObject, name: string): string {
  const value = optionalText(body, name);
  if (value === undefined || value === "") throw new BadRequest(`"${name}" is required.`);
  return value;
}

/** @throws BadRequest when the member is absent or not one of `allowed` */
export function requiredChoice<T extends string>(body: JsonObject, name: string, allowed: readonly T[]): T {
  const value = requiredText(body, name);
  const choice = allowed.find((candidate) => candidate === value);
  if (choice === undefined) throw new BadRequest(`"${name}" must be one of ${allowed.join(", ")}.`);
  return choice;
}

/** @throws BadRequest when the member is there and not a number of at least zero */
export function optionalCount(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw new BadRequest(`"${name}" must be a number of at least 0.`);
}
