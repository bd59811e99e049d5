import { expect, test } from "vitest";
import { type LintedRegistration, lintRegistration } from "./lint.ts";

const SOUND: LintedRegistration = {
  callback_urls: [],
  setup_url: "",
  setup_on_update: false,
  request_oauth_on_install: false,
  expire_user_tokens: true,
  device_flow: false,
  webhook_active: true,
  webhook_url: "https://ci.example/hook",
  webhook_has_secret: true,
  webhook_insecure_ssl: false,
  permissions: { issues: "write", metadata: "read" },
  events: ["issues"],
  public: true,
};
const CALLBACK = [{ url: "https://ci.example/callback", wildcard: false }];

const rulesOf = (changes: Partial<LintedRegistration>): string[] =>
  lintRegistration({ ...SOUND, ...changes }, { servedPermissions: ["issues", "contents", "administration"] }).map(
    ({ rule }) => rule,
  );

test("nothing is said of a sound registration", () => {
  expect(rulesOf({})).toEqual([]);
  expect(rulesOf({ callback_urls: CALLBACK, setup_url: "https://ci.example/setup", setup_on_update: true })).toEqual(
    [],
  );
  expect(rulesOf({ webhook_active: false, webhook_url: "", webhook_has_secret: false, events: [] })).toEqual([]);
});

const TRAPS: readonly (readonly [rule: string, changes: Partial<LintedRegistration>])[] = [
  ["setup-url-unused", { callback_urls: CALLBACK, request_oauth_on_install: true, setup_url: "https://ci.example/s" }],
  ["authorization-ends-nowhere", { request_oauth_on_install: true }],
  ["setup-on-update-without-url", { setup_on_update: true, setup_url: "  " }],
  ["nobody-can-authorize", { permissions: { issues: "read", emails: "read" }, events: ["issues"] }],
  ["user-tokens-for-ever", { callback_urls: CALLBACK, expire_user_tokens: false }],
  ["user-tokens-for-ever", { device_flow: true, expire_user_tokens: false }],
  ["events-without-webhook", { webhook_active: false }],
  ["webhook-without-url", { webhook_url: "" }],
  ["public-with-local-webhook", { webhook_url: "http://127.0.0.1:9/hook" }],
  ["webhook-without-secret", { webhook_has_secret: false }],
  ["webhook-without-certificate-check", { webhook_insecure_ssl: true }],
  ["webhook-without-events", { events: [] }],
  ["far-reaching", { permissions: { issues: "write", administration: "write" } }],
  ["permission-unused", { permissions: { issues: "write", pages: "read" } }],
  ["nothing-asked-for", { permissions: {}, webhook_active: false, events: [] }],
];

test.each(TRAPS)("%s is said", (rule, changes) => {
  expect(rulesOf(changes)).toContain(rule);
});

test("a private integration may have a webhook on this machine, whose certificate nobody can vouch for", () => {
  expect(rulesOf({ public: false, webhook_url: "http://localhost:9/hook", webhook_insecure_ssl: true })).toEqual([]);
});

test("a permission that an event needs is used, as long as the webhook is active", () => {
  const asked = { permissions: { issues: "write", pages: "read" }, events: ["issues", "page_build"] } as const;
  expect(rulesOf(asked)).toEqual([]);
  expect(rulesOf({ ...asked, webhook_active: false })).toContain("permission-unused");
});

test("permissions that nothing needs are one finding that names each of them", () => {
  const permissions = { issues: "write", pages: "read", packages: "write" } as const;
  const findings = lintRegistration({ ...SOUND, permissions }, { servedPermissions: ["issues"] });
  expect(findings).toMatchObject([
    {
      rule: "permission-unused",
      message: "2 permissions that no event that is subscribed to and no endpoint of this server needs:",
      each: [{ field: "permissions.pages" }, { field: "permissions.packages" }],
    },
  ]);
});

test("writing workflow files is said even though endpoints need it", () => {
  const [finding] = lintRegistration(
    { ...SOUND, permissions: { issues: "write", workflows: "write" } },
    { servedPermissions: ["issues", "workflows"] },
  );
  expect(finding).toMatchObject({ rule: "far-reaching", place: "permissions", field: "permissions.workflows" });
});
