import fc from "fast-check";
import { expect, test } from "vitest";
import { compareLevels, covers, isGrantedLevel, joinLevels, LEVELS, type Level, meetLevels } from "./levels.ts";

const level = fc.constantFrom<Level>(...LEVELS);

test("the levels are ordered none, read, write, admin", () => {
  expect([...LEVELS].sort(compareLevels)).toEqual(["none", "read", "write", "admin"]);
});

test("meet and join are a lattice: commutative, associative, idempotent, absorbing", () => {
  fc.assert(
    fc.property(level, level, level, (a, b, c) => {
      expect(meetLevels(a, b)).toBe(meetLevels(b, a));
      expect(joinLevels(a, b)).toBe(joinLevels(b, a));
      expect(meetLevels(a, meetLevels(b, c))).toBe(meetLevels(meetLevels(a, b), c));
      expect(joinLevels(a, joinLevels(b, c))).toBe(joinLevels(joinLevels(a, b), c));
      expect([meetLevels(a, a), joinLevels(a, a)]).toEqual([a, a]);
      expect(meetLevels(a, joinLevels(a, b))).toBe(a);
      expect(joinLevels(a, meetLevels(a, b))).toBe(a);
    }),
  );
});

test("holding a level covers what is at or below it", () => {
  fc.assert(
    fc.property(level, level, (held, needed) => {
      expect(covers(held, needed)).toBe(meetLevels(held, needed) === needed);
      expect(covers(held, needed)).toBe(compareLevels(held, needed) >= 0);
    }),
  );
});

test.each(["none", "Read", "", null, 1, undefined])("%j is not a level that can be granted", (value) => {
  expect(isGrantedLevel(value)).toBe(false);
});
