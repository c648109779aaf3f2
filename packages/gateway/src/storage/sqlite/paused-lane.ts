import { WEBHOOK_LANE } from "@erp-gateway/core";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** Whether the jobs of a lane have to wait: its connection is not LIVE, or its webhook endpoint is disabled. */
export const isPausedLane = (lane: SQLWrapper): SQL => sql`(
  EXISTS (SELECT 1 FROM connections WHERE id = ${lane} AND state <> 'LIVE')
  OR EXISTS (
    SELECT 1 FROM webhook_endpoints WHERE id = substr(${lane}, ${WEBHOOK_LANE.length + 1}) AND state = 'DISABLED'
  )
)`;
