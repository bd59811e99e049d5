import { describe, expect, it } from "vitest";
import { hookStateAfter, PAUSED_AFTER_MS, RETRIES_MAX, retryAfterMs, retryAt } from "./retry.ts";

const now = new Date("2026-11-21T00:00:00Z");
const failed = { outcome: "response", statusCode: 500, detail: null, responseHeaders: {} };
const taken = { ...failed, statusCode: 204 };
const delayOf = (attempt: number, result: Parameters<typeof retryAt>[1] = failed, random = 0.5) =>
  Math.round(((retryAt({ retries: true, attempt }, result, { now, random })?.getTime() ?? 0) - now.getTime()) / 1_000);

describe("the schedule of retries", () => {
  it("waits four times as long each time, and ends", () => {
    expect([1, 2, 3, 4, 5, 6].map((attempt) => delayOf(attempt))).toEqual([30, 120, 480, 1920, 7680, 30720]);
    expect(retryAt({ retries: true, attempt: RETRIES_MAX + 1 }, failed, { now, random: 0 })).toBeNull();
  });

  it("is spread by a fifth either way", () => {
    expect([delayOf(1, failed, 0), delayOf(1, failed, 1)]).toEqual([24, 36]);
  });

  it("waits for as long as the receiver asks, in seconds or until a date, a day at most", () => {
    expect(delayOf(1, { ...failed, statusCode: 503, responseHeaders: { "retry-after": "600" } })).toBe(600);
    expect(retryAfterMs("Sat, 21 Nov 2026 00:01:00 GMT", now)).toBe(60_000);
    expect(retryAfterMs("999999999", now)).toBe(24 * 3600_000);
    expect(["soon", "-5", undefined].map((header) => retryAfterMs(header, now))).toEqual([0, 0, 0]);
  });

  it.each([
    ["a hook that did not ask for it", { retries: false, attempt: 1 }, failed],
    ["what was taken", { retries: true, attempt: 1 }, taken],
    ["a receiver that is gone for good", { retries: true, attempt: 1 }, { ...failed, statusCode: 410 }],
    ["an address that may not be reached", { retries: true, attempt: 1 }, { ...failed, outcome: "blocked-address" }],
  ])("repeats nothing for %s", (_, delivery, result) => {
    expect(retryAt(delivery, result, { now, random: 0.5 })).toBeNull();
  });
});

describe("a hook", () => {
  const since = (ms: number) => ({ retries: true, failingSince: new Date(now.getTime() - ms) });
  it("is paused when it has been failing for too long", () => {
    expect(hookStateAfter(since(PAUSED_AFTER_MS), failed, now)).toBe("paused");
    expect(hookStateAfter(since(PAUSED_AFTER_MS - 1), failed, now)).toBe("failing");
    expect(hookStateAfter(since(PAUSED_AFTER_MS), taken, now)).toBe("well");
  });
  it("without retries is never paused", () => {
    expect(hookStateAfter({ ...since(PAUSED_AFTER_MS), retries: false }, failed, now)).toBe("unchanged");
  });
});
