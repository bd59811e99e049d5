import { expect, test } from "vitest";
import { processorMs } from "@/lib/testing/processor-time.ts";
import { trimEndOf } from "./trim-end.ts";

test("takes away what stands at the end alone", () => {
  expect(trimEndOf("a=b==", "=")).toBe("a=b");
  expect(trimEndOf("\n\n", "\n")).toBe("");
  expect(trimEndOf("", "\n")).toBe("");
});

test("takes no longer for a million of them in the middle", async () => {
  const text = `${"\n".repeat(1_000_000)}x`;
  expect(await processorMs(() => expect(trimEndOf(text, "\n")).toBe(text))).toBeLessThan(2000);
});
