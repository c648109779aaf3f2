#!/usr/bin/env node
import { fourPsBusinessCentral } from "@erp-gateway/connector-4ps-bc";
import { businessCentral } from "@erp-gateway/connector-business-central";
import { psb } from "@erp-gateway/connector-psb";
import { run } from "./command-line/run.ts";

const interrupted = new Promise<void>((resolve) => {
  process.once("SIGINT", resolve);
  process.once("SIGTERM", resolve);
});

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  connectors: [fourPsBusinessCentral, psb, businessCentral],
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
  interrupted,
});
