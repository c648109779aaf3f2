import type { Connection } from "../connection/connection.ts";
import type { OutboxChange } from "../connector/delivery.ts";
import type { Context } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewEvent } from "../event/event.ts";
import type { ClaimedJob } from "../job/job.ts";
import type { Delivery } from "./delivery.ts";
import { deliveryEvent } from "./delivery-event.ts";

/** Reads what receivers did with sent documents, page by page to the end, and comes back after the poll interval. */
export async function pollOutbox(context: Context, job: ClaimedJob): Promise<void> {
  const { stores, runtime, policy } = context;
  const connection = await stores.connections.byId(job.subjectId);
  if (connection === undefined) throw new Error(`job ${job.key} is about no connection`);
  const { delivery } = context.open(connection);
  let cursor = await stores.connections.cursor(connection.id, "outbox");
  for (let more = true; more; ) {
    const page = await delivery?.changes?.(cursor, connection.createdAt);
    if (page === undefined) break;
    await tell(context, connection, page.changes);
    await stores.connections.moveCursor(connection.id, "outbox", page.cursor);
    more = page.more && page.cursor !== cursor;
    cursor = page.cursor;
  }
  const nextAt = new Date(runtime.clock.now().getTime() + policy.pollOutboxMs);
  await stores.jobs.postpone(job.key, nextAt, { fresh: true });
}

/** Told again, a change has the key it had: the log keeps the first. */
async function tell({ stores, runtime }: Context, connection: Connection, changes: readonly OutboxChange[]) {
  const deliveries = await stores.deliveries.byReferences(
    connection.id,
    changes.map(({ reference }) => reference),
  );
  const byReference = new Map(deliveries.map((delivery) => [delivery.reference, delivery]));
  const events = changes.flatMap((change): readonly NewEvent[] => {
    const delivery = byReference.get(change.reference);
    if (delivery === undefined) return [];
    const delivered = deliveryEvent(runtime, delivery, "DELIVERY_DELIVERED", 0, {});
    return [...(change.delivered ? [delivered] : []), ...buyerEvents(runtime, delivery, change)];
  });
  if (events.length > 0) await stores.events.append({ events });
}

function buyerEvents(
  runtime: Context["runtime"],
  delivery: Delivery,
  { changedAt, buyer }: OutboxChange,
): readonly NewEvent[] {
  if (buyer === undefined) return [];
  const { status, code, text } = buyer;
  const told = createEvent(runtime, {
    key: `BUYER_RESPONDED:${delivery.id}:${code}:${changedAt.toISOString()}`,
    type: "BUYER_RESPONDED",
    organizationId: delivery.organizationId,
    subject: { type: "Invoice", id: delivery.invoiceId },
    data: {
      documentId: delivery.id,
      status: code,
      message: text,
      ...(status !== undefined && { buyerStatus: status }),
    },
  });
  return [{ ...told, at: changedAt }];
}
