import { json, type SandboxResponse } from "../http/message.ts";
import { toTimestamp } from "./timestamp.ts";

const OVERVIEW = "https://psb.econnect.eu/endpoints/overview.html";
const AUTHENTICATION = "https://psb.econnect.eu/introduction/authentication.html";
const RECIPIENT_QUERY = "https://psb.econnect.eu/endpoints/v1/SalesInvoice.html#query-recipient-party";

/** A request that the PSB turns down; thrown by an endpoint, rendered by the route. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly helpLink: string;
  readonly code: string;

  /** @param detail - makes the code longer: `API400.USRMS1` */
  constructor(status: number, message: string, helpLink: string = `${OVERVIEW}#API${status}`, detail?: string) {
    super(message);
    this.status = status;
    this.helpLink = helpLink;
    this.code = detail === undefined ? `API${status}` : `API${status}.${detail}`;
  }
}

export const badRequest = (message: string, detail?: string) => new Refusal(400, message, undefined, detail);

export const unauthorized = () =>
  new Refusal(401, "Access token is missing, invalid or expired.", `${AUTHENTICATION}#API401`);

export const forbidden = () =>
  new Refusal(
    403,
    "Access forbidden. Please check PartyId authorization and make sure the Subscription-Key is valid.",
    `${AUTHENTICATION}#API403`,
  );

export const notFound = (message: string) => new Refusal(404, message);

export const partiesNotFound = (partyIds: readonly string[]) =>
  new Refusal(404, notInPeppol(partyIds), RECIPIENT_QUERY);

export const conflict = (documentId: string) => new Refusal(409, `DocumentId '${documentId}' is already processed.`);

/** Sentence for parties without a route: `PartyId 'NL:KVK:1' not found in Peppol.` */
export const notInPeppol = (partyIds: readonly string[]) =>
  `PartyId ${partyIds.map((partyId) => `'${partyId}'`).join(", ")} not found in Peppol.`;

export interface ErrorContext {
  readonly now: Date;
  readonly newId: () => string;
  readonly errorsWithoutBody: readonly number[];
}

export function toErrorResponse(refusal: Refusal, context: ErrorContext): SandboxResponse {
  const { status, code, helpLink, message } = refusal;
  const headers: Record<string, string> = status === 401 ? { "www-authenticate": "Bearer" } : {};
  if (context.errorsWithoutBody.includes(status)) return { status, headers };
  return json(
    status,
    {
      helpLink,
      message,
      code,
      requestId: context.newId().replaceAll("-", ""),
      dateTime: toTimestamp(context.now),
    },
    headers,
  );
}
