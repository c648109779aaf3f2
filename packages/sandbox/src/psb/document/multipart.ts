/** One part of a `multipart/form-data` body. */
export interface Part {
  readonly name: string;
  /** Without the folders that some clients leave in it. */
  readonly fileName: string | undefined;
  readonly content: Buffer;
}

const LINE_END = Buffer.from("\r\n");
const HEADERS_END = Buffer.from("\r\n\r\n");

/**
 * Reads form data as real clients send it: the boundary quoted or not, `name` quoted or not, `filename*` next to
 * `filename`, parts without a content type, a preamble, white space behind a boundary.
 * @returns `undefined` when the body is not of the form that `contentType` promises
 * @see RFC 7578, RFC 2046 section 5.1.1
 */
export function parseMultipart(contentType: string, body: Buffer): readonly Part[] | undefined {
  if (!/^multipart\/form-data\b/i.test(contentType)) return undefined;
  const boundary = parseParameters(contentType).get("boundary");
  if (boundary === undefined || boundary === "") return undefined;

  // A boundary line begins with the line end before it; the first one may have none, so it gets one.
  const text = Buffer.concat([LINE_END, body]);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: Part[] = [];
  let start = text.indexOf(delimiter);
  while (start !== -1) {
    const afterDelimiter = start + delimiter.length;
    if (text.subarray(afterDelimiter, afterDelimiter + 2).toString() === "--") return parts;
    const lineEnd = text.indexOf(LINE_END, afterDelimiter);
    const next = text.indexOf(delimiter, afterDelimiter);
    if (lineEnd === -1 || next === -1) return undefined;
    const part = parsePart(text.subarray(lineEnd, next));
    if (part === undefined) return undefined;
    parts.push(part);
    start = next;
  }
  return undefined;
}

/** @param bytes - from the end of the boundary line to the next boundary */
function parsePart(bytes: Buffer): Part | undefined {
  const headersEnd = bytes.indexOf(HEADERS_END);
  if (headersEnd === -1) return undefined;
  const lines = bytes.subarray(0, headersEnd).toString("utf8").split("\r\n");
  const disposition = lines.find((line) => /^content-disposition:/i.test(line));
  const parameters = parseParameters(disposition ?? "");
  return {
    name: parameters.get("name") ?? "",
    fileName: parseFileName(parameters),
    content: bytes.subarray(headersEnd + HEADERS_END.length),
  };
}

/** Parameters behind the first semicolon, names in lower case. A backslash counts as an escape before a quote only. */
function parseParameters(header: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const match of header.matchAll(/;\s*([^=;\s]+)\s*=\s*(?:"((?:\\"|[^"])*)"|([^;]*))/g)) {
    const [, name = "", quoted, bare = ""] = match;
    parameters.set(name.toLowerCase(), quoted?.replaceAll('\\"', '"') ?? bare.trim());
  }
  return parameters;
}

/** @see RFC 5987 for `filename*` */
function parseFileName(parameters: ReadonlyMap<string, string>): string | undefined {
  const encoded = /^utf-8'[^']*'(.*)$/i.exec(parameters.get("filename*") ?? "")?.[1];
  const name = encoded === undefined ? parameters.get("filename") : percentDecode(encoded);
  return name?.split(/[\\/]/).at(-1);
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
