import type { Connection } from "../connection/connection.ts";
import { connectionNote } from "../connection/connection-note.ts";
import type { Context } from "../context/context.ts";
import type { NewEvent } from "../event/event.ts";
import type { ClaimedJob } from "../job/job.ts";
import { buyerEvent } from "./buyer-event.ts";
import { deliveryEvent } from "./delivery-event.ts";

/** Asks for the verdict where no hook told it, again and again with growing pauses, until there is one. */
export async function watchDelivery(context: Context, job: ClaimedJob): Promise<void> {
  const { stores, runtime, policy } = context;
  const delivery = await stores.deliveries.byId(job.subjectId);
  const connection = delivery && (await stores.connections.byId(delivery.connectionId));
  const bytes = delivery && (await stores.documents.bytes(delivery.contentHash));
  if (delivery?.reference === undefined || connection === undefined || bytes === undefined) {
    throw new Error(`job ${job.key} is about no accepted delivery`);
  }
  if (delivery.state === "DELIVERED" || delivery.state === "REFUSED") return stores.jobs.finish(job.key, {});
  const waitMs = Math.min(policy.watchMaxMs, policy.watchFirstMs * 2 ** Math.min(job.attempt, 20));
  const document = { ...delivery, documentId: delivery.id, bytes };
  const verdict = await context.open(connection).delivery?.statusOf(delivery.reference, document);
  if (verdict === undefined || verdict.state === "pending") {
    return stores.jobs.postpone(job.key, new Date(runtime.clock.now().getTime() + waitMs));
  }
  const buyer = verdict.state === "delivered" ? verdict.buyer : undefined;
  const said = buyer === undefined ? [] : [buyerEvent(runtime, delivery, buyer, buyer.changedAt)];
  const told =
    verdict.state === "delivered"
      ? deliveryEvent(runtime, delivery, "DELIVERY_DELIVERED", 0, {})
      : deliveryEvent(runtime, delivery, "DELIVERY_REFUSED", 0, { code: verdict.code, message: verdict.message });
  await stores.jobs.finish(job.key, { events: [told, ...said, ...silence(context, connection)] });
}

/** A verdict that a hook should have told long ago: somebody has to look why it did not. Once a day says enough. */
function silence({ open, runtime }: Context, connection: Connection): readonly NewEvent[] {
  if (open(connection).hooks === undefined) return [];
  const note = connectionNote(runtime, connection, "CONNECTION_HOOKS_SILENT", { code: "HOOKS_SILENT" });
  return [{ ...note, key: `HOOKS_SILENT:${connection.id}:${note.at.toISOString().slice(0, 10)}` }];
}
