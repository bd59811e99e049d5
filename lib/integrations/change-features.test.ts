import { expect, test } from "vitest";
import { config } from "@/lib/platform/config.ts";
import { prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { changeFeatures } from "./change-features.ts";
import { findIntegrationById } from "./queries.ts";
import { integrationCallbacks, requireSecureCallbacks, requireSecureUrls } from "./require-secure-urls.ts";
import { updateIntegration } from "./update-integration.ts";

const { hubot, actor, register } = await prepareOwner();
const callback_urls = [{ url: "https://ci.example/callback" }];

test("features are switched without touching the general fields, and the other way round", async () => {
  const { id, slug } = await register({ callback_urls, description: "Builds." });
  const input = { expire_user_tokens: false, request_oauth_on_install: true, device_flow: true };
  await changeFeatures({ actor, integrationId: id, input });
  const features = { expireUserTokens: false, requestOauthOnInstall: true, deviceFlow: true };
  expect(await findIntegrationById(id)).toMatchObject({ ...features, description: "Builds.", slug });
  const general = { name: "Renamed Once", url: "https://ci.example", callback_urls };
  await updateIntegration({ actor, integrationId: id, input: general });
  expect(await findIntegrationById(id)).toMatchObject({ ...features, description: null, name: "Renamed Once" });
});

test("authorization during installation without a callback URL is refused", async () => {
  const { id } = await register();
  const attempt = changeFeatures({ actor, integrationId: id, input: { request_oauth_on_install: true } });
  expect((await refused(attempt)).request_oauth_on_install).toContain("Add a callback URL");
});

test("authorization during installation beside a setup URL is refused, whichever comes first", async () => {
  const setup_url = "https://ci.example/setup";
  const { id } = await register({ callback_urls, setup_url });
  const input = { request_oauth_on_install: true };
  const attempt = changeFeatures({ actor, integrationId: id, input });
  expect((await refused(attempt)).request_oauth_on_install).toContain("Clear the setup URL");
  const other = await register({ callback_urls, request_oauth_on_install: true });
  const general = { name: "Set Up", url: "https://ci.example", callback_urls, setup_url };
  const later = updateIntegration({ actor, integrationId: other.id, input: general });
  expect((await refused(later)).setup_url).toContain("Clear the setup URL");
});

test("the last callback URL cannot go while authorization during installation ends there", async () => {
  const { id } = await register({ callback_urls, request_oauth_on_install: true });
  const general = { name: "Ends Nowhere", url: "https://ci.example", callback_urls: [] };
  expect(await refused(updateIntegration({ actor, integrationId: id, input: general }))).toHaveProperty(
    "callback_urls",
  );
});

test("switched by a member who does not own the organization is refused", async () => {
  const { id } = await register();
  const attempt = changeFeatures({ actor: { accountId: hubot.id }, integrationId: id, input: {} });
  await expect(attempt).rejects.toMatchObject({ status: 403 });
});

test("an address of the server's own machine is refused in production, and nowhere else", () => {
  const urls = { url: "https://ci.example", webhook_url: "http://127.0.0.1:9/hook" };
  expect(() => requireSecureUrls(urls)).not.toThrow();
  const { mode } = config();
  try {
    Object.assign(config(), { mode: "production" });
    expect(() => requireSecureUrls(urls)).toThrow(expect.objectContaining({ status: 422 }));
  } finally {
    Object.assign(config(), { mode });
  }
});

test("in production a code is sent without TLS to a person's own machine alone, and where it was sent before", () => {
  const plain = integrationCallbacks([{ url: "http://ci.example/callback" }]);
  const own = integrationCallbacks([
    { url: "http://127.0.0.1/callback" },
    { url: "http://[::1]:8080/callback" },
    { url: "http://localhost:9999/callback" },
    { url: "https://ci.example/callback" },
  ]);
  expect(() => requireSecureCallbacks(plain)).not.toThrow();
  const { mode } = config();
  try {
    Object.assign(config(), { mode: "production" });
    expect(() => requireSecureCallbacks(own)).not.toThrow();
    expect(() => requireSecureCallbacks(plain, plain)).not.toThrow();
    const errors = [expect.objectContaining({ resource: "Integration", field: "callback_urls[0].url" })];
    expect(() => requireSecureCallbacks(plain)).toThrow(expect.objectContaining({ status: 422, errors }));
    expect(() => requireSecureCallbacks(integrationCallbacks([{ url: "http://localhost.example/" }]))).toThrow();
  } finally {
    Object.assign(config(), { mode });
  }
});
