import { type Context, type DeliveryState, JOB_KINDS, type JobFigure } from "@erp-gateway/core";
import type { Metric } from "./exposition.ts";
import type { UncataloguedCodes } from "./uncatalogued-codes.ts";

const JOB_STATES = ["waiting", "due", "leased", "dead"] as const satisfies readonly JobFigure[];

/** All of them, so that a graph shows zero where there is nothing. */
const DELIVERY_STATES = Object.keys({
  QUEUED: true,
  SUBMITTED: true,
  DELIVERED: true,
  REFUSED: true,
  UNKNOWN: true,
  WITHDRAWN: true,
} satisfies Record<DeliveryState, true>);

/** What there is to do, what became of it, and what nobody has advice for. */
export async function gatewayMetrics(
  { stores, runtime }: Context,
  uncatalogued: UncataloguedCodes,
): Promise<readonly Metric[]> {
  const { jobs, deliveries } = await stores.figures.count(runtime.clock.now());
  const jobsIn = (kind: string, state: string): number =>
    jobs.find((figure) => figure.kind === kind && figure.state === state)?.count ?? 0;
  return [
    {
      name: "erp_gateway_jobs",
      help: "Jobs: due ones should be under way, leased ones are, waiting ones have time or a paused connection, dead ones were set aside.",
      type: "gauge",
      samples: JOB_KINDS.flatMap((kind) =>
        JOB_STATES.map((state) => ({ labels: { kind, state }, value: jobsIn(kind, state) })),
      ),
    },
    {
      name: "erp_gateway_deliveries",
      help: "Deliveries by state.",
      type: "gauge",
      samples: DELIVERY_STATES.map((state) => ({
        labels: { state },
        value: deliveries.find((figure) => figure.state === state)?.count ?? 0,
      })),
    },
    {
      name: "erp_gateway_events_position",
      help: "Position of the newest event.",
      type: "gauge",
      samples: [{ value: await stores.events.lastPosition() }],
    },
    {
      name: "erp_gateway_uncatalogued_codes_total",
      help: "What remotes said that the error catalogue has no entry for, since the start.",
      type: "counter",
      samples: uncatalogued.all().map(({ connector, code, count }) => ({ labels: { connector, code }, value: count })),
    },
  ];
}
