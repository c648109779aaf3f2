import { type AccountPort, type Check, type Clock, ConnectorError } from "@erp-gateway/core";
import type { Client } from "./client.ts";
import { type Company, findParty, readCompanies } from "./companies.ts";
import { MALFORMED_XML, NAMESPACE_REFUSED, VERSION_MISMATCH } from "./faults.ts";
import { createSession, type Session } from "./session.ts";
import type { Settings } from "./settings.ts";

/** One login answers these: keys are looked at only when the envelope could be read. */
const LOGIN_CHECKS = ["network", "subscription-key", "envelope-namespaces", "keys"] as const;
const COMPANY_CHECKS = ["company-known", "company-verified", "peppol-registered"] as const;
const PERMISSION_CHECKS = ["send-permission", "receive-permission"] as const;
const CHECKS = [...LOGIN_CHECKS, ...COMPANY_CHECKS, ...PERMISSION_CHECKS, "balance"] as const;
type CheckName = (typeof CHECKS)[number];

const LOGIN_TEXTS = {
  network: "the service answers",
  "subscription-key": "the subscription key is accepted",
  "envelope-namespaces": "the service reads our envelopes",
  keys: "App Key and Secret are accepted",
} as const satisfies Record<(typeof LOGIN_CHECKS)[number], string>;

type Finding = Omit<Check, "name" | "durationMs"> & { readonly name: CheckName };

export function createAccount(client: Client, session: Session, settings: Settings, clock: Clock): AccountPort {
  return {
    async test() {
      const found = new Map<CheckName, Check>();
      let startedMs = clock.now().getTime();
      // A session of its own: a token that still lives would hide keys that do not.
      for await (const finding of examine(createSession(client, settings, clock), settings)) {
        const endedMs = clock.now().getTime();
        found.set(finding.name, { ...finding, durationMs: endedMs - startedMs });
        startedMs = endedMs;
      }
      return { checks: CHECKS.map((name) => found.get(name) ?? skipped(name)) };
    },
    parties: () => readCompanies(session),
  };
}

/** Ends with the first failure. */
async function* examine(session: Session, { companyId }: Settings): AsyncGenerator<Finding> {
  const refusal = await errorOf(session.logIn());
  for (const name of LOGIN_CHECKS) {
    if (refusal !== undefined && loginCheckOf(refusal) === name) return yield failed(name, refusal);
    yield passed(name, LOGIN_TEXTS[name]);
  }
  if (refusal !== undefined) return yield failed("balance", refusal);
  let examined: CheckName = "company-known";
  try {
    const companies = await readCompanies(session);
    const company = companies.find(({ reference }) => reference === companyId);
    if (company === undefined) {
      const message = await whyUnknown(session, companies, companyId);
      return yield failed("company-known", { code: "COMPANY_UNKNOWN", message });
    }
    yield passed("company-known", `${companyId} is ${company.name}`);
    if (!company.isVerified) return yield failed("company-verified", NOT_VERIFIED);
    yield passed("company-verified", "the organization is verified and active");
    if (!company.isRegisteredToPeppol) return yield failed("peppol-registered", NOT_ON_PEPPOL);
    yield passed("peppol-registered", "the organization is published in Peppol");
    examined = "send-permission";
    await trySending(session, companyId);
    yield passed("send-permission", "the keys may send for the organization and follow what was sent");
    examined = "receive-permission";
    await session.call("GetInboxDocuments", firstRow(companyId));
    yield passed("receive-permission", "the keys may read the organization's inbox");
    yield passed("balance", "the account is not blocked");
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    yield error.code === "ACCOUNT_BLOCKED"
      ? failed("balance", error)
      : failed(examined, permissionError(examined, error));
  }
}

/**
 * Reads the outbox, then asks to send without a document: that cannot be accepted, and what it is refused for tells
 * whether these keys may send at all. Rights are looked at before content (assumption A).
 */
async function trySending(session: Session, companyId: string): Promise<void> {
  await session.call("GetOutboxDocuments", firstRow(companyId));
  const refusal = await errorOf(session.call("SendDocument", { Via: { ReferenceId: companyId } }));
  if (refusal !== undefined && !isAboutContent(refusal)) throw refusal;
}

/** What the service says of a missing field is not documented: any fault that is about nothing else. */
const isAboutContent = ({ code, remoteCode }: ConnectorError): boolean =>
  code === "REMOTE_REFUSED" ||
  (code === "OUTCOME_UNKNOWN" && remoteCode !== undefined && !remoteCode.startsWith("HTTP"));

const firstRow = (companyId: string) => ({ EConnectPartyId: companyId, Paging: { Limit: 1 } });

function permissionError(name: CheckName, error: ConnectorError): Problem {
  const { code, message, remoteCode } = error;
  const own = name === "send-permission" ? "SEND_NOT_PERMITTED" : "RECEIVE_NOT_PERMITTED";
  if (code === "NOT_PERMITTED" && name !== "company-known") return { code: own, message };
  return { code: code === "OUTCOME_UNKNOWN" ? "UNAVAILABLE" : code, message, remoteCode };
}

const NOT_VERIFIED = { code: "COMPANY_NOT_VERIFIED", message: "activate the organization on the eConnect platform" };
const NOT_ON_PEPPOL = { code: "COMPANY_NOT_ON_PEPPOL", message: "publish the organization in Peppol on the platform" };

function loginCheckOf({ code, remoteCode = "" }: ConnectorError): CheckName {
  if ([NAMESPACE_REFUSED, VERSION_MISMATCH, MALFORMED_XML].includes(remoteCode)) return "envelope-namespaces";
  if (remoteCode === "HTTP 401" || remoteCode === "HTTP 403") return "subscription-key";
  if (code === "ACCOUNT_BLOCKED") return "balance";
  return code === "AUTH_REJECTED" ? "keys" : "network";
}

async function whyUnknown(session: Session, companies: readonly Company[], companyId: string): Promise<string> {
  if (companies.length > 0) {
    return `these keys act for ${companies.map(({ reference }) => reference).join(", ")}, not for ${companyId}`;
  }
  const party = await findParty(session, companyId);
  return party === undefined
    ? `eConnect knows no ${companyId}, and these keys act for no company`
    : `the user who made these keys is not a member of ${party.name ?? companyId}`;
}

async function errorOf(attempt: Promise<unknown>): Promise<ConnectorError | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
}

const passed = (name: CheckName, detail: string): Finding => ({ name, outcome: "PASSED", detail });

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly remoteCode?: string | undefined;
}

const failed = (name: CheckName, { code, message, remoteCode }: Problem): Finding => ({
  name,
  outcome: "FAILED",
  detail: message,
  code,
  ...(remoteCode !== undefined && { remoteCode }),
});

const skipped = (name: CheckName): Check => ({
  name,
  outcome: "SKIPPED",
  detail: "not looked at: another check failed",
  durationMs: 0,
});
