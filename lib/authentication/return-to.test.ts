import { describe, expect, test } from "vitest";
import { config } from "@/lib/platform/config.ts";
import { pathWithin, returnTo } from "./return-to.ts";

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

  test("of a whole address only the path counts, and of another site's nothing", () => {
    const { publicUrl } = config();
    expect(pathWithin(`${publicUrl}/new?a=1`)).toBe("/new?a=1");
    expect(pathWithin("https://evil.example/new")).toBeUndefined();
    expect(pathWithin("/new")).toBe("/new");
  });

  test("what Next adds to a request between pages is left out", () => {
    expect(returnTo("/settings?page=2&_rsc=abc")).toBe("/settings?page=2");
  });
});
