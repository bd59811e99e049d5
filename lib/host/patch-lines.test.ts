import { expect, it } from "vitest";
import { patchLines } from "./patch-lines.ts";

it("numbers the lines of a patch in both files", () => {
  const lines = patchLines(
    "@@ -3,3 +3,3 @@ head\n same\n-old\n+new\n+-- sign\n\\ No newline at end of file\n@@ -20 +21 @@\n-x",
  );
  expect(lines.map(({ kind, before, after }) => [kind, before, after])).toEqual([
    ["hunk", null, null],
    ["same", 3, 3],
    ["removed", 4, null],
    ["added", null, 4],
    ["added", null, 5],
    ["note", null, null],
    ["hunk", null, null],
    ["removed", 20, null],
  ]);
});
