import type { Context } from "../context/context.ts";
import type { InboundDocument } from "./inbound-document.ts";

/** Events of one document that say when its bytes came. */
const LOOKED_AT = 100;

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
