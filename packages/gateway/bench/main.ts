import { parseArgs } from "node:util";
import { coldStart } from "./cold-start.ts";
import { demo } from "./demo.ts";
import { documentFormat } from "./document-format.ts";
import { gatewayReady } from "./gateway-ready.ts";
import { idleMemory } from "./idle-memory.ts";
import { sending } from "./sending.ts";
import { HEAD, toLine } from "./table.ts";
import { testSuite } from "./test-suite.ts";

const { values } = parseArgs({ options: { full: { type: "boolean", default: false } } });
const measurements = [gatewayReady, idleMemory, demo, sending, documentFormat];

process.stdout.write(`${HEAD}\n`);
for (const measure of values.full ? [...measurements, testSuite, coldStart] : measurements) {
  for (const figure of await measure()) process.stdout.write(`${toLine(figure)}\n`);
}
