import { expect, test } from "vitest";
import { pageHref } from "./page-href.ts";

test("keeps the rest of the query, repeated parameters included", () => {
  const query = { q: "a&b", label: ["bug", "ui"], page: "3", sort: undefined };
  expect(pageHref({ path: "/issues", query, page: 4 })).toBe("/issues?q=a%26b&label=bug&label=ui&page=4");
});

test("writes page 1 as no parameter", () => {
  expect(pageHref({ path: "/issues", query: { page: "2" }, page: 1 })).toBe("/issues");
});

test("counts by another parameter when a page has two lists", () => {
  expect(pageHref({ path: "/x", query: { page: "2" }, param: "deliveries", page: 3 })).toBe("/x?page=2&deliveries=3");
});
