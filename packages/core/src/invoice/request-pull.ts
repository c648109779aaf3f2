import type { Connection } from "../connection/connection.ts";
import { CONNECTION_FAULTS } from "../connection/connection-commands.ts";
import type { Context, Request } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import { accept, fault, type Result, reject } from "../fault.ts";

export const PULL_FAULTS = { CONNECTION_NO_ERP: "this connection is no ERP" } as const;

/** Asks for the ERP's posted invoices; they are read in the background. */
export async function requestPull(
  { stores, runtime, open }: Context,
  connection: Connection,
  request: Request,
): Promise<Result<Connection>> {
  const { id, organizationId, state } = connection;
  if (state === "REVOKED") return reject(fault(CONNECTION_FAULTS, "CONNECTION_REVOKED", "$.connectionId"));
  if (open(connection).erp === undefined) return reject(fault(PULL_FAULTS, "CONNECTION_NO_ERP", "$.connectionId"));
  const asked = createEvent(runtime, {
    type: "ERP_PULL_REQUESTED",
    organizationId,
    subject: { type: "Connection", id },
  });
  await stores.events.append({
    command: { ...request, result: { type: "Connection", id } },
    events: [asked],
    jobs: [
      {
        // One job a request: what was posted after a running pull had passed by must not be missed.
        key: `pull-posted-invoices:${asked.id}`,
        kind: "pull-posted-invoices",
        subjectId: id,
        lane: id,
        runAt: runtime.clock.now(),
      },
    ],
  });
  return accept(connection);
}
