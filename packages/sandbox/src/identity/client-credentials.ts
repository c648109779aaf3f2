export interface ClientCredentials {
  readonly id: string;
  readonly secret: string;
}

/**
 * Reads who the client is from HTTP Basic or, without it, from the form fields `client_id` and `client_secret`.
 * Under Basic both parts are form-url-encoded before base64.
 * @see RFC 6749, 2.3.1
 */
export function parseClientCredentials(
  authorization: string | undefined,
  form: URLSearchParams,
): ClientCredentials | undefined {
  const basic = /^basic +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (basic !== undefined) return parseBasic(basic);

  const [id, secret] = [form.get("client_id"), form.get("client_secret")];
  return id === null || secret === null ? undefined : { id, secret };
}

function parseBasic(encoded: string): ClientCredentials | undefined {
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  if (colon === -1) return undefined;
  const [id, secret] = [formDecode(pair.slice(0, colon)), formDecode(pair.slice(colon + 1))];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

function formDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
