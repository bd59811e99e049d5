import { expect, test } from "vitest";
import { identicon } from "./identicon.ts";

test("the same seed gives the same picture", () => {
  expect(identicon("mona")).toEqual(identicon("mona"));
});

test("a thousand logins share few pictures", () => {
  const pictures = new Set(Array.from({ length: 1000 }, (_, number) => JSON.stringify(identicon(`user-${number}`))));
  expect(pictures.size).toBeGreaterThan(900);
});

test("any text is a seed, the empty one included", () => {
  for (const seed of ["", "ci-bot[bot]", "名前", "\u{1f600}"]) expect(identicon(seed).path).toMatch(/^M/);
});

test("nothing of the seed is in the picture", () => {
  expect(JSON.stringify(identicon('"><script>'))).not.toContain("script");
});
