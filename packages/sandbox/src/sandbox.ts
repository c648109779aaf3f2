import { randomUUID } from "node:crypto";
import { addresseeOf } from "./addressee.ts";
import { createApi31 } from "./api31/index.ts";
import type { Api31Options } from "./api31/options.ts";
import { type BusinessCentralOptions, createBusinessCentral } from "./business-central/index.ts";
import { createControl } from "./control/control.ts";
import { createHttpServer } from "./http/server.ts";
import { createIdentity } from "./identity/index.ts";
import type { IdentitySwitches } from "./identity/options.ts";
import { type SandboxInfo, toInfo } from "./info.ts";
import { createPsb, type PsbOptions } from "./psb/index.ts";
import { registerDemoParticipants } from "./world/demo-participants.ts";
import { createWorld, type World } from "./world/world.ts";

export interface SandboxOptions {
  /** Default 0: a free port. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** What the clock shows at first. Default: real time. */
  readonly startAt?: Date;
  readonly api31?: Api31Options;
  readonly psb?: PsbOptions;
  readonly identity?: IdentitySwitches;
  readonly businessCentral?: BusinessCentralOptions;
  /** Called when a request begins. */
  readonly onRequest?: () => void;
}

export interface Sandbox {
  readonly url: string;
  readonly controlUrl: string;
  readonly api31Url: string;
  readonly world: World;
  readonly info: SandboxInfo;
  /** Cuts connections and stops the clock. */
  close(): Promise<void>;
}

/**
 * Starts the outside world with the demo organization and its receivers in it.
 * @throws the system's error when the port is taken (`EADDRINUSE`)
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = "127.0.0.1" } = options;
  const world = createWorld(options.startAt === undefined ? {} : { startAt: options.startAt });
  registerDemoParticipants(world.network);

  let info = toInfo("");
  const origin = () => info.url;
  const api31 = createApi31(world, options.api31);
  const identity = createIdentity(world, { ...options.identity, origin });
  const { tokens, accounts } = identity;
  const psb = createPsb(world, { ...options.psb, origin, tokens, accounts });
  const businessCentral = createBusinessCentral(world, { ...options.businessCentral, origin, tokens });
  const control = createControl(world, {
    info: () => info,
    newId: randomUUID,
    refuse: (forMs) => server.refuse(forMs),
    parts: {
      api31: api31.control,
      psb: psb.control,
      identity: identity.control,
      "business-central": businessCentral.control,
    },
  });

  const routes = [control, api31.route, identity.route, psb.route, businessCentral.route];
  const server = createHttpServer(routes, (head) => {
    options.onRequest?.();
    const addressee = addresseeOf(head);
    return addressee !== undefined && world.faults.takeUpload(addressee.target, addressee.operation);
  });
  info = toInfo(`http://${host}:${await server.listen(port, host)}`);
  return {
    url: info.url,
    controlUrl: info.controlUrl,
    api31Url: info.soapUrl,
    world,
    info,
    async close() {
      world.clock.close();
      await server.close();
    },
  };
}
