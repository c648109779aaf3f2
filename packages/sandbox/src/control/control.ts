import { createHash } from "node:crypto";
import { optionalCount, readJsonObject } from "../http/json-body.ts";
import { json, type Route } from "../http/message.ts";
import { BadRequest, routeTable } from "../http/route-table.ts";
import type { World } from "../world/world.ts";
import { parseFault } from "./fault-body.ts";
import { receiveInbound } from "./inbound.ts";

export interface ControlDeps {
  /** What the command line prints. */
  readonly info: () => unknown;
  readonly newId: () => string;
  /** Cuts all connections and refuses new ones for so long. */
  readonly refuse: (forMs: number) => Promise<void>;
  /** Corners of the parts, by the name under `/control/`. */
  readonly parts: Readonly<Record<string, Route>>;
}

/** Time for the answer of the control API itself to leave. */
const ANSWER_MS = 10;

/** `/control/…`: sets the clock, plants faults, plays the rest of the world, and shows what arrived. */
export function createControl(world: World, { info, newId, refuse, parts }: ControlDeps): Route {
  const own = routeTable({
    "GET /control/info": () => json(200, info()),
    "GET /control/clock": () => json(200, { now: world.clock.now() }),
    "POST /control/clock": async (request) => {
      const advanceMs = optionalCount(readJsonObject(request), "advanceMs");
      if (advanceMs === undefined) throw new BadRequest('"advanceMs" is required.');
      await world.clock.advance(advanceMs);
      return json(200, { now: world.clock.now() });
    },
    "POST /control/faults": (request) => {
      const fault = parseFault(readJsonObject(request));
      world.faults.add(fault);
      return json(200, fault);
    },
    "DELETE /control/faults": () => {
      world.faults.clear();
      return json(200, { cleared: true });
    },
    "POST /control/refuse": (request) => {
      const forMs = optionalCount(readJsonObject(request), "forMs") ?? 1_000;
      // This answer leaves first.
      setTimeout(() => void refuse(forMs), ANSWER_MS);
      return json(200, { forMs });
    },
    "POST /control/inbound": (request) => receiveInbound(world, newId, request),
    "GET /control/arrived": () =>
      json(
        200,
        world.network.arrived().map(({ sender, recipient, number, senderDocumentId, bytes }) => ({
          sender,
          recipient,
          number,
          sha256: createHash("sha256").update(bytes).digest("hex"),
          senderDocumentId,
        })),
      ),
  });

  return async (request) => {
    const name = /^\/control\/([^/]+)\//.exec(request.url.pathname)?.[1];
    const part = name !== undefined && Object.hasOwn(parts, name) ? parts[name] : undefined;
    return part === undefined ? own(request) : part(request);
  };
}
