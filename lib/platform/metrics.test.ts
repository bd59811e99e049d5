import { expect, test } from "vitest";
import { metrics, observeRequest } from "./metrics.ts";

test("requests are counted by kind, method and class of status, beside the process's own figures", async () => {
  observeRequest({ route: "api", method: "GET", status: 204, durationMs: 3 });
  observeRequest({ route: "api", method: "GET", status: 200, durationMs: 7 });
  const text = await metrics().metrics();
  expect(text).toContain('mortise_http_request_duration_seconds_count{route="api",method="GET",status="2xx"} 2');
  expect(text).toContain('mortise_http_request_duration_seconds_sum{route="api",method="GET",status="2xx"} 0.01');
  expect(text).toContain("process_resident_memory_bytes");
});
