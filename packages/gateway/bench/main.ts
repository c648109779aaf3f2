import { parseArgs } from "node:util";
import { coldStart } from "./cold-start.ts";
import { demo } from "./demo.ts";
import { documentFormat } from "./document-format.ts";
import { gatewayReady } from "./gateway-ready.ts";
import { graphql } from "./graphql.ts";
import { idleMemory } from "./idle-memory.ts";
import { ledger } from "./ledger.ts";
import { million } from "./million.ts";
import { openLoop, sending } from "./sending.ts";
import { subscribers } from "./subscribers.ts";
import { HEAD, toLine } from "./table.ts";
import { testSuite } from "./test-suite.ts";
import { validatorStart } from "./validator-start.ts";
import { verdict } from "./verdict.ts";

const OF_DOCUMENTS = { documentFormat, verdict, validatorStart };
const OF_GATEWAY = { gatewayReady, idleMemory, demo, ledger, graphql, sending, openLoop: openLoop(30), subscribers };
const SLOW = { million, tenMinutes: openLoop(600), testSuite, coldStart };
const ALL = { ...OF_GATEWAY, ...OF_DOCUMENTS, ...SLOW };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: "boolean", default: false }, documents: { type: "boolean", default: false } },
});

const unknown = positionals.filter((name) => !(name in ALL));
if (unknown.length > 0) {
  process.stderr.write(`there is no ${unknown.join(", ")}; choose from ${Object.keys(ALL).join(", ")}\n`);
  process.exit(1);
}

const usual = values.documents ? OF_DOCUMENTS : { ...OF_GATEWAY, ...OF_DOCUMENTS, ...(values.full && SLOW) };
const chosen =
  positionals.length === 0 ? Object.values(usual) : positionals.map((name) => ALL[name as keyof typeof ALL]);

process.stdout.write(`${HEAD}\n`);
for (const measure of chosen) {
  for (const figure of await measure()) process.stdout.write(`${toLine(figure)}\n`);
}
