import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Metric } from "./exposition.ts";

export interface ProcessMetrics {
  /** Of the event loop since the last reading; all else as of now. */
  read(): readonly Metric[];
  stop(): void;
}

const RESOLUTION_MS = 20;

/** Under the names that dashboards for Node know. */
export function watchProcess(): ProcessMetrics {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // What is measured is from timer to timer; the wait itself is no lag. Nothing measured yet: NaN, or a huge minimum.
  const lag = (nanoseconds: number): number => Math.max(0, (nanoseconds || 0) / 1e9 - RESOLUTION_MS / 1e3);
  return {
    read() {
      const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      const lags = { p50: delay.percentile(50), p99: delay.percentile(99), max: delay.max };
      delay.reset();
      return [
        gauge("process_resident_memory_bytes", "Memory of the process.", rss),
        gauge("nodejs_heap_size_total_bytes", "Heap that was taken.", heapTotal),
        gauge("nodejs_heap_size_used_bytes", "Heap in use.", heapUsed),
        gauge("nodejs_external_memory_bytes", "Memory of buffers.", external),
        {
          name: "process_cpu_seconds_total",
          help: "CPU time, user and system.",
          type: "counter",
          samples: [{ value: (user + system) / 1e6 }],
        },
        gauge("nodejs_eventloop_lag_p50_seconds", "Half of the turns waited no longer.", lag(lags.p50)),
        gauge("nodejs_eventloop_lag_p99_seconds", "Of 100 turns, 99 waited no longer.", lag(lags.p99)),
        gauge("nodejs_eventloop_lag_max_seconds", "The longest wait since the last reading.", lag(lags.max)),
      ];
    },
    stop: () => delay.disable(),
  };
}

const gauge = (name: string, help: string, value: number): Metric => ({
  name,
  help,
  type: "gauge",
  samples: [{ value }],
});
