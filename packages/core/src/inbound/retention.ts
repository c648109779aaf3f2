import type { Context } from "../context/context.ts";
import type { InboundDocument } from "./inbound-document.ts";

/** Events of one document that say when its bytes came. */
const LOOKED_AT = 100;

/** Time for somebody to see why a document could not be fetched. */
const WARNING_MS = 14 * 24 * 3_600_000;

/** Whether the remote will soon delete what is not here yet. */
export async function isExpiring(context: Context, document: InboundDocument): Promise<boolean> {
  if (document.contentHash !== undefined) return false;
  const until = await remoteKeepsUntil(context, document);
  return until !== undefined && until.getTime() - context.runtime.clock.now().getTime() < WARNING_MS;
}

/** When the remote deletes the document: a while after it came, or after it was fetched. `undefined`: never. */
export async function remoteKeepsUntil(
  { stores, open }: Context,
  { id, connectionId, createdAt, contentHash }: InboundDocument,
): Promise<Date | undefined> {
  const connection = await stores.connections.byId(connectionId);
  if (connection === undefined || connection.state === "REVOKED") return undefined;
  const retention = open(connection).inbox?.retention;
  if (retention === undefined) return undefined;
  if (contentHash === undefined) return new Date(createdAt.getTime() + retention.waitingMs);
  const events = await stores.events.newest(LOOKED_AT, { subject: { type: "InboundDocument", id } });
  const received = events.find(({ type }) => type === "INBOUND_RECEIVED")?.at ?? createdAt;
  return new Date(received.getTime() + retention.fetchedMs);
}
