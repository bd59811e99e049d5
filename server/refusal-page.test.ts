import { expect, test } from "vitest";
import { refusalPage, wantsPage } from "./refusal-page.ts";

test("a refused form has a page that says the limit", () => {
  const page = refusalPage({
    status: 413,
    message: "This form takes files of up to 25 MB, and what was sent is larger.",
  });
  expect(page).toContain("<h1>That is too large</h1>");
  expect(page).toContain("This form takes files of up to 25 MB");
});

test("nothing of a message is markup", () => {
  expect(refusalPage({ status: 403, message: 'Open <b>"&' })).toContain("Open &lt;b&gt;&quot;&amp;");
});

test.each([
  [{ accept: "text/html,application/xhtml+xml" }, true],
  [{ accept: "text/html", "next-action": "x" }, false],
  [{ accept: "*/*" }, false],
  [{}, false],
])("who sends %j wants a page: %s", (headers, wanted) => expect(wantsPage({ headers })).toBe(wanted));
