import type { OutboxChange, OutboxPage } from "@erp-gateway/core";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { DocumentRow } from "./documents.ts";
import type { Session } from "./session.ts";
import { buyerStatusOf, isDelivered, isUntouched } from "./status.ts";
import { readTurn, reviveTurn } from "./turn.ts";

/** What receivers did with sent documents: the outbox shows the status their side has set (api31-soap §3.9). */
export async function readChanges(
  session: Session,
  companyId: string,
  cursor: string | undefined,
  since: Date,
): Promise<OutboxPage> {
  const turn = cursor === undefined ? { since } : reviveTurn(decodeCursor(cursor) as never);
  const list = { operation: "GetOutboxDocuments", companyId, moment: "ModifiedOn" } as const;
  const { rows, next, isLast } = await readTurn(session, list, turn);
  return { changes: rows.map(toChange), cursor: encodeCursor(next), more: !isLast };
}

const toChange = ({ externalId, modifiedOn, status: { code, name } }: DocumentRow): OutboxChange => ({
  reference: externalId,
  changedAt: modifiedOn,
  delivered: isDelivered(code),
  ...(!isUntouched(code) && { buyer: { status: buyerStatusOf(code), code, text: name ?? "" } }),
});
