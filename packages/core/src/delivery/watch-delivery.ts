import type { Context } from "../context/context.ts";
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
  await stores.jobs.finish(job.key, { events: [told, ...said] });
}
