import fs from "node:fs";
import { expect, test } from "vitest";

/** Two modules with one name would get each other's value, of whatever kind it is. */
test("no two things that are shared have one name", () => {
  const files = fs
    .readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const names = files.flatMap((file) =>
    [...fs.readFileSync(`lib/${file}`, "utf8").matchAll(/\b(?:shared|countWindow)\(\s*"([^"]+)"/g)].map(
      ([, name]) => name,
    ),
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
