import { badUrl, Refusal } from "../refusal.ts";
import type { EdmType, Entity, Value } from "./entity.ts";
import type { EntitySet } from "./entity-set.ts";
import { decodeEnum } from "./enum-text.ts";

/** Fields a client wrote, checked against the entity; enum values in plain text. */
export type Body = Readonly<Record<string, Value>>;

/** A body with the rows of parts inside it, for deep insert. */
export interface DeepBody {
  readonly values: Body;
  readonly parts: readonly { readonly name: string; readonly bodies: readonly DeepBody[] }[];
}

const SHAPE: Readonly<Record<EdmType, (value: unknown) => boolean>> = {
  Guid: (value) => typeof value === "string" && GUID.test(value),
  String: (value) => typeof value === "string",
  Enum: (value) => typeof value === "string",
  Date: (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
  DateTimeOffset: (value) => typeof value === "string" && !Number.isNaN(Date.parse(value)),
  Decimal: (value) => typeof value === "number",
  Int32: (value) => Number.isInteger(value),
  Boolean: (value) => typeof value === "boolean",
};

export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws Refusal when the bytes are no JSON object, or carry what the entity does not take */
export function parseBody(bytes: Buffer, set: EntitySet): DeepBody {
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw badUrl("The request body is not valid JSON.");
  }
  return toDeepBody(parsed, set);
}

function toDeepBody(parsed: unknown, set: EntitySet): DeepBody {
  if (!isObject(parsed)) throw badUrl("The request body must be a JSON object.");
  const partSets = set.parts?.("") ?? {};
  const values: Record<string, Value> = {};
  const parts: DeepBody["parts"][number][] = [];
  for (const [name, value] of Object.entries(parsed)) {
    const part = Object.hasOwn(partSets, name) ? partSets[name] : undefined;
    if (name.includes("@")) continue;
    if (part === undefined) values[name] = toValue(name, value, set.entity);
    else if (Array.isArray(value)) parts.push({ name, bodies: value.map((item) => toDeepBody(item, part)) });
    else throw badUrl(`The property '${name}' must be an array.`);
  }
  return { values, parts };
}

function toValue(name: string, value: unknown, entity: Entity): Value {
  const type = entity.fields.get(name);
  if (type === undefined) {
    throw badUrl(
      `The property '${name}' does not exist on type 'Microsoft.NAV.${entity.name}'. ` +
        "Make sure to only use property names that are defined by the type.",
    );
  }
  if (!entity.writable.has(name)) {
    throw new Refusal(400, "BadRequest_InvalidOperation", `Control '${name}' is read-only.`);
  }
  if (!SHAPE[type](value)) {
    const code = type === "Guid" ? "Application_InvalidGUID" : "Application_EvaluateException";
    throw new Refusal(400, code, `Cannot convert the literal '${String(value)}' to the expected type 'Edm.${type}'.`);
  }
  if (type === "Enum") return decodeEnum(String(value));
  const limit = entity.maxLength[name] ?? Number.POSITIVE_INFINITY;
  if (typeof value === "string" && value.length > limit) {
    throw new Refusal(
      400,
      "Application_StringExceededLength",
      `The length of the string is ${value.length}, but it must be less than or equal to ${limit} characters. Value: ${value}`,
    );
  }
  return value as Value;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What the client wrote in a field of type Guid, String, Enum or Date. */
export function textIn(body: Body, field: string): string | undefined {
  const value = body[field];
  return typeof value === "string" ? value : undefined;
}

export function numberIn(body: Body, field: string): number | undefined {
  const value = body[field];
  return typeof value === "number" ? value : undefined;
}

export function flagIn(body: Body, field: string): boolean | undefined {
  const value = body[field];
  return typeof value === "boolean" ? value : undefined;
}
