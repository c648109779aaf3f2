import { signatureOf } from "./signature.ts";

export interface WebhookAnswer {
  /** Whether the receiver took it: any 2xx. */
  readonly delivered: boolean;
  /** Absent when nobody answered. */
  readonly status?: number;
  readonly error?: string;
}

/** Posts one event. Never rejects: a receiver that fails is an answer too. Redirects are not followed. */
export async function postWebhook(
  target: { readonly url: string; readonly secret: string | undefined },
  body: Buffer,
  timeoutMs: number,
  send: typeof fetch,
): Promise<WebhookAnswer> {
  const headers: Record<string, string> = { "content-type": "application/json; charset=utf-8" };
  if (target.secret !== undefined) headers["x-econnect-signature"] = signatureOf(body, target.secret);
  try {
    const response = await send(target.url, {
      method: "POST",
      headers,
      body: Buffer.from(body),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return { delivered: response.ok, status: response.status };
  } catch (error) {
    return { delivered: false, error: String(error) };
  }
}
