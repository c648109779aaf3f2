/** Calls that leave the gateway, by name: what they do at the remote, and how to know them on the wire. */
const REMOTE_CALLS = {
  "API31 Login": /^POST \/soap\/.*Login$/,
  "API31 GetParty": /^POST \/soap\/.*GetParty$/,
  "API31 SendDocument": /^POST \/soap\/.*SendDocument$/,
  "API31 GetOutboxDocuments": /^POST \/soap\/.*GetOutboxDocuments$/,
  "API31 GetOutboxDocumentStatus": /^POST \/soap\/.*GetOutboxDocumentStatus$/,
  "API31 GetInboxDocuments": /^POST \/soap\/.*GetInboxDocuments$/,
  "API31 GetInboxDocument": /^POST \/soap\/.*GetInboxDocument$/,
  "API31 GetDocumentPdf": /^POST \/soap\/.*GetDocumentPdf$/,
  "PSB token": /^POST \/connect\/token/,
  "PSB put hook": /^PUT \/api\/.*\/hook/,
  "PSB query recipient": /^POST \/api\/.*\/queryRecipientParty/,
  "PSB send": /^POST \/api\/.*\/salesInvoice\/send/,
  "PSB status": /^GET \/api\/.*\/salesInvoice\/.*\/status/,
  "PSB download": /^GET \/api\/.*\/purchaseInvoice\/.*\/download/,
  "BC token": /^POST \/[^/]+\/oauth2\//,
  "BC find vendor": /^GET \/v2\.0\/.*\/(vendors|Vendor)/i,
  "BC find purchase invoice": /^GET \/v2\.0\/.*\/purchaseInvoices/,
  "BC make purchase invoice": /^POST \/v2\.0\/.*\/purchaseInvoices/,
  "BC find attachments": /^GET \/v2\.0\/.*\/documentAttachments/,
  "BC make attachment": /^POST \/v2\.0\/.*\/documentAttachments/,
  "BC fill attachment": /^PATCH \/v2\.0\/.*\/attachmentContent/,
} as const;

export const REMOTE_CALL_NAMES: readonly string[] = [...Object.keys(REMOTE_CALLS), "other call"];

export function remoteCallOf(request: Request): string {
  const { pathname } = new URL(request.url);
  const line = `${request.method} ${pathname} ${(request.headers.get("soapaction") ?? "").replaceAll('"', "")}`.trim();
  // The more particular one stands first where both match.
  const known = Object.entries(REMOTE_CALLS).toSorted(
    ([, left], [, right]) => right.source.length - left.source.length,
  );
  return known.find(([, pattern]) => pattern.test(line))?.[0] ?? "other call";
}
