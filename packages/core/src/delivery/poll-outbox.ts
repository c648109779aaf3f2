import type { Connection } from "../connection/connection.ts";
import type { OutboxChange } from "../connector/delivery.ts";
import type { Context } from "../context/context.ts";
import type { NewEvent } from "../event/event.ts";
import type { ClaimedJob } from "../job/job.ts";
import { buyerEvent } from "./buyer-event.ts";
import { deliveryEvent } from "./delivery-event.ts";

/** Reads what receivers did with sent documents, page by page to the end, and comes back after the poll interval. */
export async function pollOutbox(context: Context, job: ClaimedJob): Promise<void> {
  const { stores, runtime, policy } = context;
  const connection = await stores.connections.byId(job.subjectId);
  if (connection === undefined) throw new Error(`job ${job.key} is about no connection`);
  const { delivery } = context.open(connection);
  const organization = await stores.organizations.byId(connection.organizationId);
  // A connection that replaces another one goes on with what that one sent.
  const since = organization?.createdAt ?? connection.createdAt;
  let cursor = await stores.connections.cursor(connection.id, "outbox");
  let more = true;
  for (let pages = 0; more && pages < policy.pollPages; pages += 1) {
    const page = await delivery?.changes?.(cursor, since);
    if (page === undefined) {
      more = false;
      break;
    }
    await tell(context, connection, page.changes);
    await stores.connections.moveCursor(connection.id, "outbox", page.cursor);
    more = page.more && page.cursor !== cursor;
    cursor = page.cursor;
  }
  const nextAt = new Date(runtime.clock.now().getTime() + (more ? 0 : policy.pollOutboxMs));
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
    const { buyer, changedAt } = change;
    return [
      ...(change.delivered ? [delivered] : []),
      ...(buyer === undefined ? [] : [buyerEvent(runtime, delivery, buyer, changedAt)]),
    ];
  });
  if (events.length > 0) await stores.events.append({ events });
}
