import { parseArgs } from "node:util";
import { coldStart } from "./cold-start.ts";
import { demo } from "./demo.ts";
import { documentFormat } from "./document-format.ts";
import { gatewayReady } from "./gateway-ready.ts";
import { idleMemory } from "./idle-memory.ts";
import { ledger } from "./ledger.ts";
import { sending } from "./sending.ts";
import { HEAD, toLine } from "./table.ts";
import { testSuite } from "./test-suite.ts";
import { validatorStart } from "./validator-start.ts";
import { verdict } from "./verdict.ts";

const { values } = parseArgs({
  options: { full: { type: "boolean", default: false }, documents: { type: "boolean", default: false } },
});
const ofDocuments = [documentFormat, verdict, validatorStart];
const ofGateway = [gatewayReady, idleMemory, demo, ledger, sending];
const measurements = values.documents ? ofDocuments : [...ofGateway, ...ofDocuments];

process.stdout.write(`${HEAD}\n`);
for (const measure of values.full ? [...measurements, testSuite, coldStart] : measurements) {
  for (const figure of await measure()) process.stdout.write(`${toLine(figure)}\n`);
}
