import { createHmac } from "node:crypto";

/** @returns the value of `X-EConnect-Signature`: HMAC-SHA256 over the raw body, lower-case hex */
export function signatureOf(body: Buffer, secret: string): string {
  return `sha256=${createHmac("sha256", Buffer.from(secret, "utf8")).update(body).digest("hex")}`;
}
