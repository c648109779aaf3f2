import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createToken } from "../../src/command-line/create-token.ts";
import { openDataFolder } from "../../src/command-line/data-folder.ts";
import { SCOPES } from "../../src/token/api-token.ts";
import { createTokenStore } from "../../src/token/token-store.ts";
import { createApi } from "../../test/api.ts";
import { customerOver, type Setup, setUp } from "../../test/organization.ts";
import type { OutgoingPlan, Path } from "../plan/plan.ts";
import { freePort } from "./free-port.ts";
import { startGateway } from "./gateway-process.ts";
import { type SandboxProcess, startSandbox } from "./sandbox-process.ts";

/** Runs take place here one after the other: a sandbox, the ports, and a data folder that is set up already. */
export interface Slot {
  readonly sandbox: SandboxProcess;
  readonly port: number;
  /** Leaves data folders, with logs that say everything, for somebody to look at. */
  readonly keepsData: boolean;
  readonly token: string;
  readonly setup: Setup;
  readonly customerIds: Readonly<Record<Path, Readonly<Record<OutgoingPlan["receiver"], string>>>>;
  /** A copy of the data folder as it was set up, for one run. */
  freshData(): string;
  /** Removes such a copy, unless copies are kept to be looked at. */
  discard(dataFolder: string): void;
  close(): void;
}

const RECEIVERS = { takes: "0106:58765432", hesitates: "0106:50000001", refuses: "0106:50000002" } as const;

const POSTING_SCHEME = [
  { category: "S", rate: "21", vatCode: "HOOG" },
  { category: "S", rate: "9", vatCode: "LAAG" },
];

export async function openSlot(keepsData: boolean): Promise<Slot> {
  const folder = mkdtempSync(path.join(tmpdir(), "erp-gateway-proof-"));
  const template = path.join(folder, "template");
  const sandbox = await startSandbox(await freePort());
  const port = await freePort();
  const { database } = openDataFolder({ dataFolder: template, sealKeys: undefined });
  const token = (await createToken(createTokenStore(database), { name: "proof", scopes: SCOPES })).reveal();
  database.close();

  const gateway = startGateway({ dataFolder: template, port, variant: "sound", verbose: false });
  if (!(await gateway.ready)) throw new Error("the gateway does not start");
  const world = { api: createApi(`http://127.0.0.1:${port}`, token), sandbox };
  const setup = await setUp(world);
  const { organizationId, api31Id, psbId, erpId } = setup;
  const customersOver = async (connectionId: string, code: string) => ({
    takes: await customerOver(world, organizationId, connectionId, { endpointId: RECEIVERS.takes, number: `${code}1` }),
    hesitates: await customerOver(world, organizationId, connectionId, {
      endpointId: RECEIVERS.hesitates,
      number: `${code}2`,
    }),
    refuses: await customerOver(world, organizationId, connectionId, {
      endpointId: RECEIVERS.refuses,
      number: `${code}3`,
    }),
  });
  const customerIds = { "4ps-bc": await customersOver(api31Id, "A"), psb: await customersOver(psbId, "P") };
  for (const connectionId of [api31Id, psbId]) {
    const autopilot = { connectionId, erpConnectionId: erpId, ledgerAccount: "7000", totalsTolerance: "0.05" };
    await world.api.id("saveAutopilot", { ...autopilot, postingScheme: POSTING_SCHEME });
  }
  await gateway.stop();

  return {
    sandbox,
    port,
    keepsData,
    token,
    setup,
    customerIds,
    freshData() {
      const data = mkdtempSync(path.join(folder, "run-"));
      cpSync(template, data, { recursive: true });
      return data;
    },
    discard(dataFolder) {
      if (!keepsData) rmSync(dataFolder, { recursive: true, force: true });
    },
    close() {
      sandbox.stop();
      if (!keepsData) rmSync(folder, { recursive: true, force: true });
    },
  };
}
