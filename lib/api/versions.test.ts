import { expect, test } from "vitest";
import { inVersion } from "./versions.ts";

test("a version that withdrew fields answers without them, in objects, lists and what is inside", () => {
  const repository = { name: "widgets", has_downloads: false };
  expect(inVersion("2026-03-10", repository, ["has_downloads"])).toEqual({ name: "widgets" });
  expect(inVersion("2026-03-10", [repository], ["has_downloads"])).toEqual([{ name: "widgets" }]);
  expect(
    inVersion("2026-03-10", { total_count: 1, repositories: [repository] }, ["repositories.has_downloads"]),
  ).toEqual({ total_count: 1, repositories: [{ name: "widgets" }] });
});

test("what lies deeper under the same name stays, as does everything in the version before", () => {
  const deployment = { payload: { assignee: "mona" }, assignee: null };
  expect(inVersion("2026-03-10", deployment, ["assignee"])).toEqual({ payload: { assignee: "mona" } });
  expect(inVersion("2022-11-28", deployment, ["assignee"])).toBe(deployment);
});
