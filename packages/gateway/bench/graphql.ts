import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { furnish } from "@erp-gateway/connector-kit";
import { parseInvoice } from "@erp-gateway/core";
import { createToken } from "../src/command-line/create-token.ts";
import { openDataFolder } from "../src/command-line/data-folder.ts";
import { createSqliteStores } from "../src/storage/sqlite/sqlite-stores.ts";
import { SCOPES } from "../src/token/api-token.ts";
import { createTokenStore } from "../src/token/token-store.ts";
import { type Figure, median } from "./figure.ts";
import { type LoadRequest, rateOf } from "./load.ts";
import { withGateway } from "./program.ts";
import { twentyLineInvoice } from "./twenty-lines.ts";

const MERCURIUS = fileURLToPath(new URL("../dist/mercurius-server.mjs", import.meta.url));
const ROUNDS = 5;
const INVOICES = 60;

const QUERIES = {
  "a single object": "query Q($id: ID!) { node(id: $id) { id ... on Organization { legalName state createdAt } } }",
  "a list of 50":
    "query Q { invoices(first: 50) { edges { node { id number state origin createdAt customer { name } } } } }",
} as const;

/** Our schema over HTTP beside mercurius with its compiler serving the very same schema and stores, without a token. */
export function graphql(): Promise<readonly Figure[]> {
  const seeded = { token: "", organizationId: "" };
  const seed = async (dataFolder: string): Promise<void> => {
    Object.assign(seeded, await fill(dataFolder));
  };
  return withGateway(
    ({ url, dataFolder }) =>
      withMercurius(dataFolder, async (mercuriusUrl) => {
        const headers = { "content-type": "application/json", authorization: `Bearer ${seeded.token}` };
        const variables = { id: seeded.organizationId };
        const figures: Figure[] = [];
        for (const [name, query] of Object.entries(QUERIES)) {
          const request = { headers, body: JSON.stringify({ query, variables }) };
          figures.push(...(await compare(name, `${url}/graphql`, `${mercuriusUrl}/graphql`, request)));
        }
        return figures;
      }),
    seed,
  );
}

async function compare(name: string, ours: string, theirs: string, request: LoadRequest): Promise<readonly Figure[]> {
  const rates: { readonly own: number; readonly other: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rate = { own: await rateOf(ours, request), other: await rateOf(theirs, request) };
    if (round > 0) rates.push(rate);
  }
  const remark = `50 connections, median of ${ROUNDS}`;
  return [
    { name: `GraphQL, ${name}`, value: median(rates.map(({ own }) => own)), unit: "requests/s", remark },
    { name: `mercurius + jit, ${name}`, value: median(rates.map(({ other }) => other)), unit: "requests/s", remark },
    {
      name: `mercurius + jit over ours, ${name}`,
      value: median(rates.map(({ own, other }) => other / own)),
      unit: "×",
      most: 1,
      remark: "each round by itself",
    },
  ];
}

async function fill(dataFolder: string): Promise<{ readonly token: string; readonly organizationId: string }> {
  const { database, sealer } = openDataFolder({ dataFolder, sealKeys: undefined });
  const stores = createSqliteStores(database, sealer);
  const { build, customer, organization } = await furnish(stores);
  for (let index = 0; index < INVOICES; index += 1) {
    const content = parseInvoice(twentyLineInvoice(`G-${index}`));
    if (!content.ok) throw new Error(JSON.stringify(content.faults));
    await stores.invoices.add(build.invoice(customer, { content: content.value }), {});
  }
  const token = await createToken(createTokenStore(database), { name: "bench", scopes: SCOPES });
  database.close();
  return { token: token.reveal(), organizationId: globalId("Organization", organization.id) };
}

/** As Relay's plug-in writes it. */
const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString("base64");

async function withMercurius<T>(dataFolder: string, work: (url: string) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, [MERCURIUS], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ERP_GATEWAY_DATA: dataFolder },
  });
  try {
    const [url] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    return await work(url);
  } finally {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
}
