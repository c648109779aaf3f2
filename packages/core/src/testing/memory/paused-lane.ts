import { endpointOfLane } from "../../webhook/webhook-job.ts";
import type { Memory } from "./memory.ts";

/** Whether the jobs of a lane have to wait: its connection is not LIVE, or its webhook endpoint is disabled. */
export const isPausedLane = ({ connections, webhooks }: Memory, lane: string): boolean =>
  (connections.get(lane)?.state ?? "LIVE") !== "LIVE" || webhooks.get(endpointOfLane(lane) ?? "")?.state === "DISABLED";
