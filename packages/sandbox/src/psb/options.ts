const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Switches of the simulated PSB: its pace, and the points on which the vendor's documents leave a choice. */
export interface PsbOptions {
  /** From acceptance of a document to the first attempt to deliver it; default 300 ms. */
  readonly deliveryDelayMs?: number;
  /** Between two attempts to deliver a document; default 2 s. */
  readonly deliveryRetryDelayMs?: number;
  /** Waits between the attempts to call a webhook; by default eleven that make about a day. */
  readonly hookRetryDelaysMs?: readonly number[];
  /** In real time; default 30 s. */
  readonly hookTimeoutMs?: number;
  /** Headers and body together; default 24 MiB. Beyond it the web server answers 500 with a page of its own. */
  readonly maxRequestBytes?: number;
  /** Default `refuse`: 403. */
  readonly wrongSubscriptionKey?: "refuse" | "accept";
  /** A missing or empty key; default `accept`, as the newer documents say. */
  readonly missingSubscriptionKey?: "refuse" | "accept";
  /** Answer to an expired token; default 401. */
  readonly expiredTokenStatus?: 401 | 403;
  /** Statuses whose answer has no body, such as `[401, 409]`; default none. */
  readonly errorsWithoutBody?: readonly number[];
  /** Whether the accounts of the demo have the role ApManager, which environment hooks need; default true. */
  readonly manager?: boolean;
  /** Answers of webhooks that count as delivered: any 2xx by default. */
  readonly hookSuccess?: "2xx" | "200";
  /** How events are written; what is signed are these bytes. Default `compact`. */
  readonly hookBody?: "compact" | "indented" | "indented-crlf";
  /** Whether a further attempt has a `sentOn` of its own; default `renewed`. */
  readonly hookSentOn?: "renewed" | "kept";
  /** A hook that is put again so soon after its removal stays inactive; default 0: never. */
  readonly hookRecreationRaceMs?: number;
  /** Whether hooks are read back with their secret fragment; default `shown`. */
  readonly hookSecret?: "shown" | "masked";
  /** Topic of the event that a ping sends; default `HookPing`. */
  readonly pingTopic?: string;
  /** What the `id` of a ping's answer is; default `document`. */
  readonly pingAnswer?: "document" | "party";
  /** `id-only` is how an older server answers queryRecipientParty; default `full`. */
  readonly lookupAnswer?: "full" | "id-only";
  /** How words of delivery options are written: `As4`, or `as4` by the server of 2021; default `pascal`. */
  readonly enumWords?: "pascal" | "camel";
  /** Notation of party ids in answers and events; default `text` (`NL:KVK:…`). */
  readonly partyIds?: "text" | "numeric";
  /** Whether a response UQ, CA or RE without reasons is refused; default `required`. */
  readonly responseReasons?: "required" | "optional";
  /** Whether responses out of order are refused: AB first and once, nothing after RE or PD; default `free`. */
  readonly responseOrder?: "free" | "enforced";
  /** Whether an upload whose sender is missing or another party is refused (`API400.USRMS2`, `…1`); default `off`. */
  readonly senderCheck?: "off" | "strict";
  /** Values of `X-EConnect-DomainId` that are let in; default: any. */
  readonly domainIds?: readonly string[];
  /** Whether a PUT of a Peppol configuration changes the given members only; default `merge`. */
  readonly peppolConfig?: "merge" | "replace";
  /** Whether the subscription has one-stop enrolment; default false: 403. */
  readonly enrolment?: boolean;
  /** Which right the responses to invoices and orders need. */
  readonly responsePermission?: "canChangeDocumentStatus" | "canReceiveDocument";
  /** Id of a document at a receiver in this sandbox; default `new`. */
  readonly inboundDocumentId?: "new" | "same";
  /** Whether downloads name a file; default false. */
  readonly contentDisposition?: boolean;
  /** Whether sellers can receive an Invoice Response; default true. */
  readonly sellersTakeResponses?: boolean;
  /** Default: random UUIDs. */
  readonly newId?: () => string;
  /** Calls webhooks; default: the global `fetch`. */
  readonly fetch?: typeof fetch;
}

export type PsbSettings = Required<Omit<PsbOptions, "newId" | "fetch" | "domainIds">> & Pick<PsbOptions, "domainIds">;

export const PSB_DEFAULTS: PsbSettings = {
  deliveryDelayMs: 300,
  deliveryRetryDelayMs: 2 * SECOND,
  hookRetryDelaysMs: [
    SECOND,
    5 * SECOND,
    30 * SECOND,
    2 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    4 * HOUR,
    8 * HOUR,
    8 * HOUR,
  ],
  hookTimeoutMs: 30 * SECOND,
  maxRequestBytes: 24 * 1024 * 1024,
  wrongSubscriptionKey: "refuse",
  missingSubscriptionKey: "accept",
  expiredTokenStatus: 401,
  errorsWithoutBody: [],
  manager: true,
  hookSuccess: "2xx",
  hookBody: "compact",
  hookSentOn: "renewed",
  hookRecreationRaceMs: 0,
  hookSecret: "shown",
  pingTopic: "HookPing",
  pingAnswer: "document",
  lookupAnswer: "full",
  enumWords: "pascal",
  partyIds: "text",
  responseReasons: "required",
  responseOrder: "free",
  senderCheck: "off",
  peppolConfig: "merge",
  enrolment: false,
  responsePermission: "canChangeDocumentStatus",
  inboundDocumentId: "new",
  contentDisposition: false,
  sellersTakeResponses: true,
};
