import { createConnectorRegistry, DEFAULT_POLICY } from "@erp-gateway/core";
import { peppolFormat } from "@erp-gateway/peppol";
import Fastify from "fastify";
import mercurius from "mercurius";
import { openDataFolder } from "../src/command-line/data-folder.ts";
import { readConfig } from "../src/config.ts";
import { createRuntime } from "../src/runtime.ts";
import { createSchema } from "../src/schema/schema.ts";
import { createSqliteStores } from "../src/storage/sqlite/sqlite-stores.ts";
import { SCOPES } from "../src/token/api-token.ts";
import { createTokenStore } from "../src/token/token-store.ts";

/** The gateway's own schema and stores behind another server: what the gateway's HTTP side is measured against. */
const silent = () => undefined;
const { database, sealer } = openDataFolder(readConfig(process.env));
const runtime = createRuntime({ debug: silent, info: silent, warn: silent, error: silent });
const notAsked = (): never => {
  throw new Error("no remote in this measurement");
};
const core = {
  stores: createSqliteStores(database, sealer),
  runtime,
  connectors: createConnectorRegistry([]),
  format: peppolFormat,
  policy: DEFAULT_POLICY,
  open: notAsked,
  publicUrl: "",
};
const caller = { id: "bench", name: "bench", scopes: SCOPES, createdAt: new Date(0) };
const tokens = createTokenStore(database);

const app = Fastify();
await app.register(mercurius, {
  schema: createSchema(),
  jit: 1,
  graphiql: false,
  context: async () => ({ core, tokens, caller }),
});
process.stdout.write(`${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
