import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { manifestFormAddress, refusalOfPageRequest } from "./page-request.ts";

const HERE = "http://localhost:3000";
const statusOf = (method: string, url: string, headers: IncomingHttpHeaders = {}) =>
  refusalOfPageRequest({ method, url, headers }, HERE)?.status ?? null;

test.each(["/", "/acme/widgets/tree/100%25", "/acme?q=100%", "/caf%C3%A9"])("the address %s is well-formed", (url) =>
  expect(statusOf("GET", url)).toBeNull(),
);

test.each(["/acme%00", "/acme?q=%00", "/%E0%A4%A", "/acme/widgets/blob/main/%ff"])(
  "refuses the address %s, which is not well-formed",
  (url) => expect(statusOf("GET", url)).toBe(400),
);

test.each<IncomingHttpHeaders>([
  { origin: HERE },
  { origin: HERE, "sec-fetch-site": "same-origin" },
  { "sec-fetch-site": "none" },
  {},
])("a form of ours is let through: %j", (headers) => expect(statusOf("POST", "/login", headers)).toBeNull());

test.each<IncomingHttpHeaders>([
  { origin: "http://evil.example" },
  { origin: "null" },
  { origin: "http://127.0.0.1:3000" },
  { origin: "http://localhost:3001" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
])("refuses the form of another site: %j", (headers) => {
  expect(statusOf("POST", "/login", headers)).toBe(403);
  expect(statusOf("DELETE", "/login", headers)).toBe(403);
  expect(statusOf("GET", "/login", headers)).toBeNull();
});

test("refuses a body that is too large, and one that does not say how large it is", () => {
  expect(statusOf("POST", "/api/auth/signin/oidc", { "content-length": String(2 * 1024 * 1024) })).toBeNull();
  expect(statusOf("POST", "/api/auth/signin/oidc", { "content-length": "150000000" })).toBe(413);
  expect(statusOf("POST", "/api/auth/signin/oidc", { "transfer-encoding": "chunked" })).toBe(411);
});

test.each([
  ["/settings/profile", "This form takes up to 2 MB, and what was sent is larger."],
  ["/acme/widgets/releases/edit/7/files", "This form takes files of up to 25 MB, and what was sent is larger."],
])("a body that is too large for %s is told how large it may be", (url, message) => {
  const headers = { "content-length": "150000000" };
  expect(refusalOfPageRequest({ method: "POST", url, headers }, HERE)).toEqual({ status: 413, message });
});

test("lets a file of a release be larger than other bodies, and refuses one that is too large all the same", () => {
  const statusAt = (url: string, length: number) => statusOf("POST", url, { "content-length": String(length) });
  expect(statusAt("/acme/widgets/releases/edit/7/files", 25_000_000)).toBeNull();
  expect(statusAt("/acme/widgets/releases/edit/7/files", 28_000_000)).toBe(413);
  expect(statusAt("/acme/widgets/releases/edit/7", 25_000_000)).toBe(413);
  expect(statusAt("/acme/releases/edit/7/files", 25_000_000)).toBe(413);
});

const PLAIN = { origin: "http://evil.example", "content-type": "application/x-www-form-urlencoded" };

test.each([
  "/settings/apps/new",
  "/settings/apps/new?state=x",
  "/settings/integrations/new",
  "/organizations/acme/settings/apps/new",
  "/organizations/acme/settings/integrations/new?state=x",
])("the form of another site that brings a manifest is let through at %s", (url) => {
  expect(statusOf("POST", url, PLAIN)).toBeNull();
  expect(manifestFormAddress({ method: "POST", url, headers: PLAIN })).toBe(url.replace("integrations", "apps"));
  expect(statusOf("POST", url, { ...PLAIN, "content-length": "150000000" })).toBe(413);
});

test.each([
  ["POST", "/settings/integrations/new", { ...PLAIN, "content-type": "multipart/form-data; boundary=x" }],
  ["PUT", "/settings/apps/new", PLAIN],
  ["POST", "/settings/apps/newer", PLAIN],
  ["POST", "/settings/integrations/new/manifest/x", PLAIN],
  ["POST", "/a/b/settings/apps/new", PLAIN],
])("any other form of another site is refused: %s %s", (method, url, headers) => {
  expect(statusOf(method, url, headers)).toBe(403);
  expect(manifestFormAddress({ method, url, headers })).toBeNull();
});
