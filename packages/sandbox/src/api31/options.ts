import { DEMO } from "../world/demo.ts";
import { type Api31Account, demoAccount } from "./account.ts";
import type { FaultStyle } from "./envelope.ts";
import { ASSUMED_FAULT_CODES, type AssumedFault } from "./soap-fault.ts";

/** How v3.1 spells and nests its answers: by the WSDL, or as the vendor's samples do. */
export const PROFILES = ["wsdl", "docs31"] as const;
export type Profile = (typeof PROFILES)[number];

/** Settings of the API31 side. Each assumption about the real service is one of them. */
export interface Api31Settings {
  readonly accounts: readonly Api31Account[];
  /** v3.1 answers 401 to any other key. Default: that of the demo world. */
  readonly subscriptionKey: string;
  /** `false` lets v3.1 calls through whatever their key. Default `true`. */
  readonly checkSubscriptionKey: boolean;
  /** Default `wsdl`. */
  readonly profile: Profile;
  /** Default `plain`; `v1` is the form of the older API. */
  readonly faultStyle: FaultStyle;
  /** Codes for refusals whose real code is unknown. */
  readonly faultCodes: Readonly<Record<AssumedFault, string>>;
  /** Life of a security token. Default 4 hours. */
  readonly tokenLifetimeMs: number;
  /** From `05` to the first attempt at delivery. Default 300. */
  readonly deliveryDelayMs: number;
  /** From an attempt that must be repeated to the next. Default 2000. */
  readonly retryDelayMs: number;
  /**
   * The same invoice again: `revision` keeps the ExternalId and replaces the payload (default); `duplicate` makes a
   * second document that stays out of inbox lists until it is marked as original.
   */
  readonly onResend: "revision" | "duplicate";
  /** GetInboxDocument sets `30`, and its answer shows that `at-once` (default) or `later`; `never` leaves it. */
  readonly downloadStatus: "at-once" | "later" | "never";
  /** `false` finds receivers by text form and company id only, as older accounts may. Default `true`. */
  readonly acceptNumericReceivers: boolean;
  /** GetParty for an id nobody has: `fault` (default), or an answer that is `empty`. */
  readonly unknownParty: "fault" | "empty";
  /** Lists without a company: documents of the API user alone (`own`, default) or of all `companies` of the keys. */
  readonly userScope: "own" | "companies";
  /** Order of lists. Default `newest-first`. */
  readonly order: "newest-first" | "oldest-first";
  /** A larger `Limit` is cut to this. Default 100. */
  readonly maxLimit: number;
  /** The first calls of GetDocumentPdf for a document that fault with `ERRDMN8000003`. Default 0. */
  readonly pdfNotReadyTimes: number;
  /** Breaks the base64 of GetDocumentPdf into lines of 76 characters. Default `false`. */
  readonly pdfLineBreaks: boolean;
  /** GetInboxDocument puts a PDF into a document that came without one. Default `false`. */
  readonly addPdfToPayload: boolean;
  /**
   * Takes requests that stray from the schema: unknown elements, any order, `Filter` for `Search`, a `Document` around
   * the fields of SendDocument, a SecurityToken header without Authentication. Default `false`.
   */
  readonly lenient: boolean;
  /** The finding that makes SendDocument refuse this payload; `undefined` accepts. Default: accepts. */
  readonly validate: (payload: string) => string | undefined;
}

export type Api31Options = Partial<Omit<Api31Settings, "faultCodes">> & {
  readonly faultCodes?: Partial<Record<AssumedFault, string>>;
};

export function toSettings(options: Api31Options): Api31Settings {
  return {
    accounts: [demoAccount()],
    subscriptionKey: DEMO.api31.subscriptionKey,
    checkSubscriptionKey: true,
    profile: "wsdl",
    faultStyle: "plain",
    tokenLifetimeMs: 4 * 3_600_000,
    deliveryDelayMs: 300,
    retryDelayMs: 2_000,
    onResend: "revision",
    downloadStatus: "at-once",
    acceptNumericReceivers: true,
    unknownParty: "fault",
    userScope: "own",
    order: "newest-first",
    maxLimit: 100,
    pdfNotReadyTimes: 0,
    pdfLineBreaks: false,
    addPdfToPayload: false,
    lenient: false,
    validate: () => undefined,
    ...options,
    faultCodes: { ...ASSUMED_FAULT_CODES, ...options.faultCodes },
  };
}
