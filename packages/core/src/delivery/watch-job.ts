import type { NewJob } from "../job/job.ts";
import type { Delivery } from "./delivery.ts";

/** Asks for the verdict on what the network took. */
export const watchJob = ({ id, connectionId }: Pick<Delivery, "id" | "connectionId">, runAt: Date): NewJob => ({
  key: `watch-delivery:${id}`,
  kind: "watch-delivery",
  subjectId: id,
  lane: connectionId,
  runAt,
});
