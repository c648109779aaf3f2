/**
 * The gateway as `start` runs it, with short times, that kills itself where it is told to: `PROOF_KILL` is a kill at a
 * point as JSON, `PROOF_VARIANT=broken` commits late. Prints `ready`, and where it dies.
 */
import { writeSync } from "node:fs";
import { fourPsBusinessCentral } from "@erp-gateway/connector-4ps-bc";
import { businessCentral } from "@erp-gateway/connector-business-central";
import { psb } from "@erp-gateway/connector-psb";
import { openGateway } from "../../src/command-line/open-gateway.ts";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { createGroupCommit } from "../../src/storage/sqlite/group-commit.ts";
import { createComeBy, type KillAtPoint } from "../points/commit-points.ts";
import { createLateCommit } from "./late-commit.ts";
import { EGRESS, POLICY, WORKER } from "./pace.ts";
import { watchCommit, watchFetch, watchStores } from "./watched.ts";

const { PROOF_KILL: planned, PROOF_VARIANT: variant } = process.env;
const STDOUT = 1;

const kill = (point: string): void => {
  writeSync(STDOUT, `died at ${point}\n`);
  process.kill(process.pid, "SIGKILL");
};
const comeBy = createComeBy(planned === undefined ? undefined : (JSON.parse(planned) as KillAtPoint), kill);
const commit = watchCommit(variant === "broken" ? createLateCommit : createGroupCommit, comeBy);

const gateway = await openGateway(
  { ...readConfig(process.env), policy: POLICY },
  [fourPsBusinessCentral, psb, businessCentral],
  {
    logToFile: true,
    openDatabase: (file) => openDatabase(file, commit),
    adapt: (deps) => ({
      ...deps,
      stores: watchStores(deps.stores, comeBy),
      fetch: watchFetch(deps.fetch, comeBy),
      egress: EGRESS,
      worker: WORKER,
    }),
  },
);
writeSync(STDOUT, "ready\n");
process.once("SIGTERM", () => void gateway.close().then(() => process.exit()));
process.stdin.once("end", () => process.exit()).resume();
