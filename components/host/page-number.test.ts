import { expect, test } from "vitest";
import { firstOf, pageIn } from "./page-number.ts";

test.each(["99999999999999999999", "1e99", "2147483648"])(
  "refuses page %s: nothing beyond what the database can count to is asked for",
  (page) => expect(pageIn({ page }).page).toBeLessThanOrEqual(100_000),
);

test.each(["0", "-1", "NaN", "", undefined])("refuses page %s: it is the first", (page) =>
  expect(pageIn({ page }).page).toBe(1),
);

test("of a parameter that is given twice the first counts", () => {
  expect(pageIn({ page: ["2", "3"] }).page).toBe(2);
  expect(firstOf([" ada ", "bob"])).toBe("ada");
});
