import { type AccountPort, type Check, type ConnectorDeps, ConnectorError, type TestReport } from "@erp-gateway/core";
import { z } from "zod";
import { readCompanies } from "./master-data.ts";
import type { OData } from "./odata/odata.ts";
import { toLinkError } from "./odata/refusal.ts";
import type { TokenSource } from "./odata/token.ts";
import type { PublishedPages } from "./vendor/published-pages.ts";

interface AccountParts {
  readonly odata: OData;
  readonly pages: PublishedPages;
  readonly tokens: TokenSource;
  /** `…/api/v2.0` */
  readonly apiRoot: string;
}

type Step = readonly [name: string, run: () => Promise<string>];

export function createAccount(parts: AccountParts, deps: ConnectorDeps): AccountPort {
  return {
    test: () => runSteps(steps(parts, deps), deps),
    parties: async () => {
      const companies = await readCompanies(parts.odata, parts.apiRoot);
      return companies.map(({ id, name }) => ({
        reference: id,
        name,
        identifiers: [],
        canSend: true,
        canReceive: true,
      }));
    },
  };
}

const anything = z.looseObject({});

const steps = ({ odata, pages, tokens, apiRoot }: AccountParts, { fetch }: ConnectorDeps): readonly Step[] => [
  [
    "network",
    async () => {
      const { status } = await fetch(`${apiRoot}/companies`).catch((cause: unknown) => {
        throw toLinkError(cause, "read");
      });
      return `Business Central answers (HTTP ${status} without credentials)`;
    },
  ],
  [
    "sign-in",
    async () => {
      await tokens.token();
      return "Entra gave out a token";
    },
  ],
  [
    "company-known",
    async () => {
      const { name } = await odata.get("", z.object({ name: z.string() }));
      return `company ${name}`;
    },
  ],
  [
    "read-sales-invoices",
    async () => {
      await odata.page("salesInvoices?$top=1&$select=id", anything);
      return "posted sales invoices can be read";
    },
  ],
  [
    "read-vendors",
    async () => {
      await odata.page("vendors?$top=1&$select=id", anything);
      return "vendors can be read";
    },
  ],
  ["published-pages", () => tryPublishedPages(odata, pages)],
  ["write-purchase-invoices", () => tryToWrite(odata)],
];

async function tryPublishedPages(odata: OData, pages: PublishedPages): Promise<string> {
  const published = [await pages.vendors(), await pages.vendorBankAccounts()].filter((page) => page !== undefined);
  for (const page of published) await odata.page(`${page}?$top=1`, anything);
  return published.length === 0
    ? "none configured: vendors are found by VAT number only, their bank accounts are not checked"
    : `${published.length} can be read`;
}

/** An invoice without vendor is refused by its content (§2.4), which only those hear who may write one. */
async function tryToWrite(odata: OData): Promise<string> {
  try {
    const draft = await odata.create("purchaseInvoices", {}, z.object({ id: z.string(), "@odata.etag": z.string() }));
    await odata.remove(`purchaseInvoices(${draft.id})`, draft["@odata.etag"]);
  } catch (error) {
    if (!(error instanceof ConnectorError && error.code === "REMOTE_REFUSED")) throw error;
  }
  return "purchase invoices may be written";
}

async function runSteps(steps: readonly Step[], { clock }: ConnectorDeps): Promise<TestReport> {
  const checks: Check[] = [];
  let failed = false;
  for (const [name, run] of steps) {
    if (failed) {
      checks.push({ name, outcome: "SKIPPED", detail: "an earlier check failed", durationMs: 0 });
      continue;
    }
    const startedAt = clock.now().getTime();
    const result = await run().then(
      (detail) => ({ outcome: "PASSED" as const, detail }),
      (error: unknown) => {
        if (!(error instanceof ConnectorError)) throw error;
        return { outcome: "FAILED" as const, detail: error.message, code: error.code };
      },
    );
    failed = result.outcome === "FAILED";
    checks.push({ name, ...result, durationMs: clock.now().getTime() - startedAt });
  }
  return { checks };
}
