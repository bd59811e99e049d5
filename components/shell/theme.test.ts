import { expect, test } from "vitest";
import { themeOf } from "./theme.ts";

test.each(["auto", "light", "dark"])("%s is itself", (theme) => {
  expect(themeOf(theme)).toBe(theme);
});

test.each([undefined, "", "DARK", "dark; path=/", "constructor"])("%j follows the system", (value) => {
  expect(themeOf(value)).toBe("auto");
});
