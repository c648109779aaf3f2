import { badRequest } from "../refusal.ts";

/** The buyer's word on an invoice. Codes on both ends; names are accepted too. */
export interface InvoiceResponse {
  readonly status: string;
  /** Name of the status, such as `Accept`. */
  readonly statusName: string;
  /** Text by code. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, string>>;
  readonly note: string | undefined;
}

const STATUSES: Readonly<Record<string, string>> = {
  AB: "Acknowledge",
  IP: "InProcess",
  UQ: "UnderQuery",
  CA: "ConditionallyAccepted",
  RE: "Reject",
  AP: "Accept",
  PD: "Paid",
};

const REASONS = {
  NON: "NoIssue",
  REF: "ReferencesIncorrect",
  LEG: "LegalInformationIncorrect",
  CNF: "CreditFully",
  REC: "ReceiverUnknown",
  QUA: "ItemQualityInsufficient",
  DEL: "DeliveryIssues",
  PRI: "PricesIncorrect",
  QTY: "QuantityIncorrect",
  ITM: "ItemsIncorrect",
  PAY: "PaymentTermsIncorrect",
  UNR: "NotRecognized",
  FIN: "FinanceIncorrect",
  PPD: "PartiallyPaid",
  OTH: "Other",
};

const ACTIONS = {
  NOA: "NoActionRequired",
  PIN: "ProvideInformation",
  NIN: "IssueNewInvoice",
  CNF: "CreditFully",
  CNP: "CreditPartially",
  CNA: "CreditTheAmount",
  OTH: "Other",
};

/** `Accept` for `AP`; a code that is none of ours is its own name. */
export const nameOfStatus = (code: string): string => STATUSES[code] ?? code;

const NEEDS_REASONS = ["UQ", "CA", "RE"];

/**
 * @param reasons - whether UQ, CA and RE without a reason are refused
 * @throws Refusal 400
 */
export function parseInvoiceResponse(raw: unknown, reasons: "required" | "optional"): InvoiceResponse {
  if (typeof raw !== "object" || raw === null) throw badRequest("The body is not an invoice response.");
  const given = new Map<string, unknown>(Object.entries(raw));

  const [status, statusName] = parseWord(given.get("status"), STATUSES, "status");
  const response: InvoiceResponse = {
    status,
    statusName,
    reasons: parseTexts(given.get("reasons"), REASONS, "reason"),
    actions: parseTexts(given.get("actions"), ACTIONS, "action"),
    note: typeof given.get("note") === "string" ? String(given.get("note")) : undefined,
  };
  if (reasons === "required" && NEEDS_REASONS.includes(status) && Object.keys(response.reasons).length === 0) {
    throw badRequest(`Status '${statusName}' needs at least one reason.`);
  }
  return response;
}

/** Finds a code by itself or by its name, in any case. */
function parseWord(value: unknown, words: Readonly<Record<string, string>>, kind: string): readonly [string, string] {
  const wanted = String(value ?? "").toLowerCase();
  const found = Object.entries(words).find((word) => word.some((spelling) => spelling.toLowerCase() === wanted));
  if (found === undefined) throw badRequest(`The ${kind} '${String(value)}' is unknown.`);
  return found;
}

function parseTexts(value: unknown, words: Readonly<Record<string, string>>, kind: string): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object") throw badRequest(`The ${kind}s are an object of texts.`);
  return Object.fromEntries(
    Object.entries(value).map(([word, text]) => [parseWord(word, words, kind)[0], String(text ?? "")]),
  );
}
