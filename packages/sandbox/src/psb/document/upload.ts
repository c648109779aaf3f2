import type { SandboxRequest } from "../../http/message.ts";
import { badRequest } from "../refusal.ts";
import { type Part, parseMultipart } from "./multipart.ts";

/**
 * The document of an upload: the part `file` of a form, or a raw XML body.
 * @throws Refusal
 */
export function readUpload(request: SandboxRequest): Buffer {
  const contentType = request.headers["content-type"] ?? "";
  const document = /^(application|text)\/xml\b/i.test(contentType) ? request.body : partOf(request, "file")?.content;
  if (document === undefined)
    throw badRequest("The request has no file: send multipart/form-data with a part named 'file'.");
  if (document.length === 0) throw badRequest("The file is empty.");
  return document;
}

/**
 * The part `metaAttributes` of a generic upload: an object of texts.
 * @throws Refusal 400 when it is something else
 */
export function readMetaAttributes(request: SandboxRequest): Readonly<Record<string, string>> {
  const part = partOf(request, "metaAttributes");
  if (part === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(part.content.toString("utf8"));
  } catch {
    throw badRequest("metaAttributes is not JSON.");
  }
  if (typeof value !== "object" || value === null || Object.values(value).some((text) => typeof text !== "string")) {
    throw badRequest("metaAttributes is an object of texts.");
  }
  return value as Record<string, string>;
}

function partOf({ headers, body }: SandboxRequest, name: string): Part | undefined {
  return parseMultipart(headers["content-type"] ?? "", body)?.find((part) => part.name === name);
}
