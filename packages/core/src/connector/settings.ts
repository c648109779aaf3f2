import { z } from "zod";
import { accept, type Fault, type Result } from "../fault.ts";
import { Secret } from "../secret.ts";

/**
 * A settings field whose value never travels back: stored sealed, arrives in `connect` as a `Secret`, without the space
 * and line breaks that pasting leaves around it.
 */
export const secretField = (title: string, description: string) =>
  z
    .string()
    .trim()
    .regex(/^\P{Cc}+$/u, "one line of text")
    .transform((value) => new Secret(value))
    .meta({ title, description, secret: true });

/** Names of the fields made with `secretField`, also when they are optional. */
export function secretFields(schema: z.ZodObject): readonly string[] {
  const properties = Object.entries(settingsJsonSchema(schema).properties ?? {});
  return properties.filter(([, property]) => property["secret"] === true).map(([name]) => name);
}

export interface SettingsJsonSchema {
  readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly required?: readonly string[];
}

/** JSON Schema (2020-12) of what a form must offer; secret fields carry `secret: true`. */
export const settingsJsonSchema = (schema: z.ZodObject): SettingsJsonSchema =>
  z.toJSONSchema(schema, { io: "input" }) as SettingsJsonSchema;

/** Every wrong field at once, with paths below `path`. Values do not appear in the messages. */
export function parseSettings<Schema extends z.ZodObject>(
  schema: Schema,
  raw: unknown,
  path = "$.settings",
): Result<z.output<Schema>> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return accept(parsed.data);
  return { ok: false, faults: parsed.error.issues.map((issue) => toFault(issue, path)) };
}

function toFault(issue: z.core.$ZodIssue, path: string): Fault {
  if (issue.code === "unrecognized_keys") {
    return { code: "SETTINGS-UNKNOWN-FIELD", message: `unknown settings: ${issue.keys.join(", ")}`, path };
  }
  return { code: "SETTINGS-INVALID", message: issue.message, path: [path, ...issue.path.map(String)].join(".") };
}
