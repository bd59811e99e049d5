import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { shared } from "./shared.ts";

const SECONDS_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What /metrics tells. Slices add their own: `new Counter({ …, registers: [metrics()] })`. */
export function metrics(): Registry {
  return shared("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    return registry;
  });
}

/** Records one answered request. `route` is its kind, never its path, so that the number of series stays small. */
export function observeRequest(request: { route: string; method: string; status: number; durationMs: number }): void {
  const { route, method, status, durationMs } = request;
  requestDuration().observe({ route, method, status: `${Math.floor(status / 100)}xx` }, durationMs / 1000);
}

function requestDuration() {
  return shared(
    "metrics.request-duration",
    () =>
      new Histogram({
        name: "mortise_http_request_duration_seconds",
        help: "Seconds from a request's head to the end of its answer",
        labelNames: ["route", "method", "status"],
        buckets: SECONDS_BUCKETS,
        registers: [metrics()],
      }),
  );
}
