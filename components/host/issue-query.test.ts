import { expect, it } from "vitest";
import { filterOf, issueQuery, issuesHref, orderOf } from "./issue-query.ts";

it("reads a list's address and writes it again", () => {
  const query = issueQuery({ state: "closed", label: ["bug", "x"], author: " mona ", q: "a&b", sort: "oldest" });
  expect(filterOf(query)).toEqual({ labels: ["bug"], creator: "mona", search: "a&b" });
  expect(orderOf(query)).toEqual({ by: "created", direction: "asc" });
  expect(issuesHref("/p", query)).toBe("/p?state=closed&label=bug&author=mona&q=a%26b&sort=oldest");
  expect(
    issuesHref("/p", query, { state: "open", label: undefined, author: undefined, search: undefined, sort: "newest" }),
  ).toBe("/p");
});

it("takes what it does not know as not said", () => {
  const query = issueQuery({ state: "gone", sort: "toString", label: "  " });
  expect(query).toEqual({ state: "open", label: undefined, author: undefined, search: undefined, sort: "newest" });
});
