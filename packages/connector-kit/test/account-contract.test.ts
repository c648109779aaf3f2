import { type AccountParty, type AccountPort, type Check, ConnectorError } from "@erp-gateway/core";
import { ACCOUNT_RULES, type AccountSubject, accountContract } from "../src/account-contract.ts";
import { expectBroken } from "./expect-broken.ts";

const SECRET = "s3cret-of-the-fake";
const NAMES = ["network", "keys", "company-known"];
const PARTY: AccountParty = { reference: "XC1", name: "Fake", identifiers: [], canSend: true, canReceive: true };

/** @param failing - name of the check that fails; later ones are skipped */
function checks(failing?: string, names: readonly string[] = NAMES): readonly Check[] {
  const at = failing === undefined ? names.length : names.indexOf(failing);
  return names.map((name, index): Check => {
    if (index > at) return { name, outcome: "SKIPPED", detail: "an earlier check failed", durationMs: 0 };
    if (index < at) return { name, outcome: "PASSED", detail: "fine", durationMs: 1 };
    return { name, outcome: "FAILED", detail: "refused", code: "AUTH_REJECTED", durationMs: 1 };
  });
}

const port = (report: readonly Check[], parties: AccountPort["parties"]): AccountPort => ({
  test: async () => ({ checks: report }),
  parties,
});

const reject = (code: "AUTH_REJECTED" | "UNREACHABLE") => async () => {
  throw new ConnectorError(code, "the fake refuses");
};

const good = port(checks(), async () => [PARTY]);
const refused = port(checks("keys"), reject("AUTH_REJECTED"));
const down = port(checks("network"), reject("UNREACHABLE"));

const subject: AccountSubject = {
  withGoodSettings: async () => good,
  withRefusedCredentials: async () => refused,
  withRemoteDown: async () => down,
  secrets: [SECRET],
};

accountContract("a fake that keeps every rule", subject);

expectBroken(ACCOUNT_RULES, {
  "ACC-1": { ...subject, withGoodSettings: async () => refused },
  "ACC-2": { ...subject, withRefusedCredentials: async () => ({ ...refused, test: reject("AUTH_REJECTED") }) },
  "ACC-3": { ...subject, withRemoteDown: async () => port([...checks("network"), ...checks()], reject("UNREACHABLE")) },
  "ACC-4": { ...subject, withRemoteDown: async () => port(checks("network", ["network"]), reject("UNREACHABLE")) },
  "ACC-5": {
    ...subject,
    withRefusedCredentials: async () => ({
      ...refused,
      parties: async () => {
        throw new ConnectorError("AUTH_REJECTED", `the key ${SECRET} is wrong`);
      },
    }),
  },
  "ACC-6": { ...subject, withRefusedCredentials: async () => ({ ...refused, parties: async () => [] }) },
});
