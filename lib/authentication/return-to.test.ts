import { describe, expect, test } from "vitest";
import { returnTo } from "./return-to.ts";

describe("where to go after signing in", () => {
  test.each(["/settings/profile", "/acme/widgets?tab=issues#top", "/login/oauth/authorize?client_id=1&state=%2F"])(
    "%s is followed",
    (path) => expect(returnTo(path)).toBe(path),
  );

  test.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "/.\\/evil.example",
    "/%2e//evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "settings",
    "",
    null,
    undefined,
  ])("%j leads to the start page", (wanted) => expect(returnTo(wanted)).toBe("/"));

  test("what Next adds to a request between pages is left out", () => {
    expect(returnTo("/settings?page=2&_rsc=abc")).toBe("/settings?page=2");
  });
});
