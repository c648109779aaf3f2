import path from "node:path";
import { furnish } from "@erp-gateway/connector-kit";
import { contentHash, parseInvoice } from "@erp-gateway/core";
import { peppolFormat } from "@erp-gateway/peppol";
import Database from "better-sqlite3";
import { openDataFolder } from "../src/command-line/data-folder.ts";
import { createGraphqlClient } from "../src/demo/graphql-client.ts";
import { createSqliteStores } from "../src/storage/sqlite/sqlite-stores.ts";
import { type Figure, percentile } from "./figure.ts";
import { withGateway } from "./program.ts";
import { tokenOf } from "./sender-world.ts";
import { invoiceOf } from "./twenty-lines.ts";

const STORED = 1_000_000;
const PAGES = 400;

/** Lists and the start of a gateway that has a million documents, each with its delivery and two events. */
export function million(): Promise<readonly Figure[]> {
  return withGateway(
    async ({ url, dataFolder, readyAfterMs }) => {
      const client = createGraphqlClient(url, await tokenOf(dataFolder));
      const remark = `${STORED} invoices, deliveries and documents`;
      return [
        { name: "restart ready", value: readyAfterMs / 1_000, unit: "s", most: 2, remark },
        ...(await lists(client, remark)),
      ];
    },
    (dataFolder) => fill(dataFolder),
  );
}

interface Listed {
  readonly invoices: { readonly pageInfo: { readonly endCursor: string } };
}

async function lists(client: ReturnType<typeof createGraphqlClient>, remark: string): Promise<readonly Figure[]> {
  const durationsMs: number[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const startedAt = performance.now();
    const { invoices }: Listed = await client.query<Listed>(
      `query L($after: String) { invoices(first: 50, after: $after) {
        edges { node { id number state createdAt customer { name } } } pageInfo { endCursor } } }`,
      { after },
    );
    durationsMs.push(performance.now() - startedAt);
    after = invoices.pageInfo.endCursor;
  }
  return [
    { name: "list of 50, p50", value: percentile(durationsMs, 0.5), unit: "ms", remark },
    { name: "list of 50, p99", value: percentile(durationsMs, 0.99), unit: "ms", most: 25, remark },
  ];
}

/** One invoice through the stores, then as many copies as wanted, with ids and hashes of their own. */
async function fill(dataFolder: string): Promise<void> {
  const { database, sealer } = openDataFolder({ dataFolder, sealKeys: undefined });
  const stores = createSqliteStores(database, sealer);
  const { build, connection, customer } = await furnish(stores);
  const content = parseInvoice(invoiceOf(2, "M-0"));
  if (!content.ok) throw new Error(JSON.stringify(content.faults));
  const invoice = build.invoice(customer, { content: content.value });
  const bytes = peppolFormat.write(content.value, "PEPPOL_BIS_3");
  const { delivery } = build.queued(invoice, connection, { contentHash: contentHash(bytes) });
  await stores.invoices.add(invoice, { events: [build.event("Invoice", invoice)] });
  await stores.invoices.advance(
    invoice.id,
    ["DRAFT"],
    { delivery, bytes },
    { events: [build.event("Invoice", invoice)] },
  );
  database.close();
  const raw = new Database(path.join(dataFolder, "gateway.sqlite"));
  raw.pragma("synchronous = OFF");
  raw.pragma("foreign_keys = OFF");
  for (const [table, copied] of Object.entries(COPIES)) {
    const columns = (raw.pragma(`table_info(${table})`) as readonly { readonly name: string }[])
      .map(({ name }) => name)
      .filter((name) => !(table === "events" && name === "position"));
    const values = columns.map((name) => (copied.includes(name) ? `${name} || '-' || printf('%07d', n)` : name));
    raw.exec(`WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${STORED})
      INSERT INTO ${table} (${columns}) SELECT ${values} FROM numbers, (SELECT * FROM ${table})`);
  }
  raw.exec("UPDATE invoices SET state = 'DELIVERED'; UPDATE deliveries SET state = 'DELIVERED'");
  raw.close();
}

/** What must differ from copy to copy. */
const COPIES: Readonly<Record<string, readonly string[]>> = {
  documents: ["hash"],
  invoices: ["id", "number"],
  deliveries: ["id", "invoice_id", "content_hash", "number"],
  events: ["id", "key", "subject_id"],
};
