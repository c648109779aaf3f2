import { readFileSync } from "node:fs";
import { parseInvoice } from "@erp-gateway/core";
import { writeInvoice } from "@erp-gateway/peppol";
import { openGateway } from "../command-line/open-gateway.ts";
import type { Terminal } from "../command-line/run.ts";
import type { Config } from "../config.ts";
import { demoToken } from "./demo-token.ts";
import { follow, readDocuments } from "./follow.ts";
import { createGraphqlClient, DemoFailure, type GraphqlClient } from "./graphql-client.ts";
import { openSandbox, type SandboxInfo } from "./sandbox-process.ts";
import { type DemoRun, seed } from "./seed.ts";
import { describeEntry, timelineTable, timeOf } from "./timeline-table.ts";

const PATIENCE_MS = 90_000;

/**
 * Sandbox and gateway with a demo organization: one invoice over each path, one purchase invoice into the ERP.
 * @returns 0 when all three ended as they should
 */
export async function runDemo(
  config: Config,
  { once, terminal }: { readonly once: boolean; readonly terminal: Terminal },
): Promise<number> {
  const { out, error, connectors, interrupted } = terminal;
  const sandbox = await openSandbox(config.sandboxPort);
  const { controlUrl } = sandbox.info;
  // A sandbox that an earlier demo left behind may be ahead of us.
  const { now } = (await (await fetch(`${controlUrl}/clock`)).json()) as { readonly now: string };
  const played = { controlUrl, aheadMs: new Date(now).getTime() - Date.now() };
  const gateway = await openGateway(config, connectors, { logToFile: true, sandbox: played }).catch(
    (reason: unknown) => {
      sandbox.stop();
      throw reason;
    },
  );
  const token = await demoToken(gateway.tokens, config.dataFolder);
  out(`gateway ${gateway.url}, sandbox ${sandbox.info.url}, data ${config.dataFolder}`);
  const failure = await play(createGraphqlClient(gateway.url, token), sandbox.info, out).catch((reason: unknown) => {
    if (!(reason instanceof DemoFailure)) throw reason;
    return reason.message;
  });
  if (failure !== undefined) error(failure);
  if (!once) {
    out(
      `\nGraphiQL   ${gateway.url}/graphql\nAPI token  ${token}\nheaders    {"Authorization": "Bearer ${token}"}\n\nCtrl+C stops.`,
    );
    await interrupted;
  }
  await gateway.close();
  sandbox.stop();
  return failure === undefined ? 0 : 1;
}

/** @returns why a document did not end as it should, or `undefined` */
async function play(
  client: GraphqlClient,
  sandbox: SandboxInfo,
  out: (line: string) => void,
): Promise<string | undefined> {
  const run = await seed(client, sandbox);
  await sendPurchaseInvoice(client, sandbox, run);
  const documents = await follow(
    client,
    run,
    ({ title }, entry) => out(`  ${timeOf(entry)}  ${title}: ${entry.type}  ${describeEntry(entry)}`.trimEnd()),
    PATIENCE_MS,
  );
  out("");
  for (const line of timelineTable(documents)) out(line);
  const bad = documents.filter(({ ended }) => ended === "badly");
  if (bad.length === 0) return undefined;
  return bad.map(({ title, state, remedy }) => `${title} is ${state}. ${remedy ?? ""}`.trimEnd()).join("\n");
}

/** Plays a supplier: hands the sandbox a document for the demo organization, unless one came earlier. */
async function sendPurchaseInvoice(client: GraphqlClient, sandbox: SandboxInfo, run: DemoRun): Promise<void> {
  const documents = await readDocuments(client, run);
  if (documents.some(({ state }) => state === "AWAITED") === false) return;
  const text = readFileSync(new URL("../examples/inkoopfactuur-staal.json", import.meta.url), "utf8");
  const invoice = parseInvoice(JSON.parse(text));
  if (!invoice.ok) throw new Error("the example purchase invoice does not parse");
  const xml = new TextDecoder().decode(writeInvoice(invoice.value, "PEPPOL_BIS_3"));
  const response = await fetch(`${sandbox.controlUrl}/inbound`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ recipient: `0106:${sandbox.credentials.organization.kvkNumber}`, xml }),
  });
  if (!response.ok) throw new DemoFailure(`the sandbox did not take the purchase invoice: HTTP ${response.status}`);
}
