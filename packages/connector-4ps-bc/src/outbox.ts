import type { OutboxChange, OutboxPage } from "@erp-gateway/core";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { DocumentRow } from "./documents.ts";
import type { Place } from "./inbox.ts";
import type { Session } from "./session.ts";
import { isDelivered, isUntouched, toBuyerStatement } from "./status.ts";
import { readTurn, reviveTurn } from "./turn.ts";

/** What receivers did with sent documents: the outbox shows the status their side has set (api31-soap §3.9). */
export async function readChanges(
  session: Session,
  place: Place,
  cursor: string | undefined,
  since: Date,
  now: Date,
): Promise<OutboxPage> {
  const known = cursor === undefined ? undefined : decodeCursor(place.id, cursor);
  const turn = known === undefined ? { since } : reviveTurn(known);
  const list = { operation: "GetOutboxDocuments", companyId: place.companyId, moment: "ModifiedOn" } as const;
  const { rows, next, isLast } = await readTurn(session, list, turn, now);
  return { changes: rows.map(toChange), cursor: encodeCursor(place.id, next), more: !isLast };
}

const toChange = ({ externalId, modifiedOn, status: { code, name } }: DocumentRow): OutboxChange => ({
  reference: externalId,
  changedAt: modifiedOn,
  delivered: isDelivered(code),
  ...(!isUntouched(code) && { buyer: toBuyerStatement(code, name) }),
});
