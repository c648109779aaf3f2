import type { SandboxRequest } from "../../http/message.ts";
import { badRequest } from "../refusal.ts";
import { parseMultipart } from "./multipart.ts";

/**
 * The document of an upload: the part `file` of a form, or a raw XML body.
 * @throws Refusal
 */
export function readUpload(request: SandboxRequest): Buffer {
  const contentType = request.headers["content-type"] ?? "";
  const document = /^(application|text)\/xml\b/i.test(contentType)
    ? request.body
    : parseMultipart(contentType, request.body)?.find((part) => part.name === "file")?.content;
  if (document === undefined)
    throw badRequest("The request has no file: send multipart/form-data with a part named 'file'.");
  if (document.length === 0) throw badRequest("The file is empty.");
  return document;
}
