import { expect, test } from "vitest";
import { ONE_LINE } from "./one-line.ts";

test.each(["", "Mona Lindqvist", "שלום עולם", "🚀👩‍🚀", "a\u00a0b", "ΑΩ, 北京"])("%j is one line", (text) =>
  expect(ONE_LINE.test(text)).toBe(true),
);

test.each(["a\nb", "a\rb", "a\tb", "\u0000", "\u001b[31m", "\u0085", "\u2028", "ci\u202Etob", "\u2066x"])(
  "refuses %j as a name",
  (text) => expect(ONE_LINE.test(text)).toBe(false),
);
