import { expect, test } from "vitest";
import { inRouteOrder } from "./route-order.ts";

const order = (...routes: { path: string; multiSegment?: readonly string[] }[]) =>
  inRouteOrder(routes).map(({ path }) => path);

test("a fixed word comes before a name", () => {
  expect(order({ path: "/issues/{number}" }, { path: "/issues/comments" })).toEqual([
    "/issues/comments",
    "/issues/{number}",
  ]);
});

test("a longer path comes before a name that takes slashes", () => {
  const multiSegment = ["ref"];
  expect(
    order(
      { path: "/commits/{ref}", multiSegment },
      { path: "/commits/{ref}/status", multiSegment },
      { path: "/commits" },
    ),
  ).toEqual(["/commits/{ref}/status", "/commits/{ref}", "/commits"]);
});
