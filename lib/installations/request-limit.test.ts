import { expect, test } from "vitest";
import { requestLimit } from "./request-limit.ts";

test.each([
  ["a small one", { repositories: 1, people: 3 }, 5000],
  ["at the edge", { repositories: 20, people: 20 }, 5000],
  ["fifty more for each repository above twenty", { repositories: 21, people: 0 }, 5050],
  ["fifty more for each person above twenty", { repositories: 0, people: 30 }, 5500],
  ["never more than the most", { repositories: 500, people: 500 }, 12_500],
])("%s", (_, size, limit) => {
  expect(requestLimit(size)).toBe(limit);
});
