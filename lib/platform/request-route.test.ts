import { expect, test } from "vitest";
import { routeOf } from "./request-route.ts";

const at = (url: string, host = "mortise.test:3000") => routeOf({ url, host, publicHostname: "mortise.test" });

test.each([
  ["/healthz", "health"],
  ["/metrics", "metrics"],
  ["/_test/clock", "test-controls"],
  ["/api/v3", "api"],
  ["/api/v3/", "api"],
  ["/api/v3?per_page=1", "api"],
  ["/api/v3/repos/acme/widgets/issues", "api"],
  ["/api/uploads/repos/acme/widgets/releases/1/assets?name=a.zip", "api"],
  ["/api/graphql", "api"],
  ["/login/oauth/access_token", "api"],
  ["/login/device/code", "api"],
  ["/acme/widgets.git/info/refs?service=git-upload-pack", "git"],
  ["/acme/widgets.git/git-upload-pack", "git"],
  ["/acme/widgets.git/HEAD", "git"],
  ["/acme/widgets/info/refs?service=git-receive-pack", "git"],
  ["/acme/widgets/git-receive-pack", "git"],
  ["/", "pages"],
  ["/acme/widgets", "pages"],
  ["/acme/widgets.git", "pages"],
  ["/acme/widgets/info/refs", "pages"],
  ["/acme/widgets/info/refs?tab=1", "pages"],
  ["/login/oauth/authorize?client_id=1", "pages"],
  ["/login/device", "pages"],
  ["/login/oauth/access_token/more", "pages"],
  ["/api/v30", "pages"],
  ["/api/auth/session", "pages"],
  ["/healthz/more", "pages"],
  ["/_next/static/chunks/a.js", "pages"],
] as const)("%s goes to %s", (url, kind) => {
  expect(at(url)).toEqual({ kind, url });
});

test.each([
  ["/", "/api/v3"],
  ["/?page=2", "/api/v3?page=2"],
  ["/user", "/api/v3/user"],
  ["/repos/acme/widgets?page=2", "/api/v3/repos/acme/widgets?page=2"],
  ["/api/v3/user", "/api/v3/user"],
  ["/graphql", "/api/graphql"],
])("%s on the API's own host is %s", (asked, url) => {
  expect(at(asked, "API.mortise.test:3000")).toEqual({ kind: "api", url });
  expect(at(asked, "api.mortise.test")).toEqual({ kind: "api", url });
});

test("another host's api. prefix means nothing", () => {
  expect(at("/user", "api.elsewhere.test")).toEqual({ kind: "pages", url: "/user" });
  expect(routeOf({ url: "/user", host: undefined, publicHostname: "mortise.test" }).kind).toBe("pages");
});

test("health is answered on the API's own host too", () => {
  expect(at("/healthz", "api.mortise.test")).toEqual({ kind: "health", url: "/healthz" });
});
