import { describe, expect, test } from "vitest";
import { authenticate } from "@/lib/authentication/authenticate.ts";
import { answerTokenRequest } from "@/lib/oauth/token-endpoint.ts";
import { db } from "@/lib/platform/db.ts";
import { prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { networkFrom, requireAllowedAddress } from "./allowed-networks.ts";
import { addAllowedNetwork, removeAllowedNetwork } from "./change-allowed-networks.ts";
import { generateClientSecret } from "./generate-client-secret.ts";

const { hubot, acme, actor, register } = await prepareOwner();

const allow = (integrationId: number, network: string, description = "the office") =>
  addAllowedNetwork({ actor, integrationId, network, description });

describe("what a network is written as", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7/32"],
    [" 192.0.2.7/24 ", "192.0.2.0/24"],
    ["2001:db8::1", "2001:db8::1/128"],
    ["2001:db8::/32", "2001:db8::/32"],
    ["::ffff:192.0.2.7", "192.0.2.7/32"],
    ["0.0.0.0/0", "0.0.0.0/0"],
  ])("%s is %s", (typed, network) => {
    expect(networkFrom(typed)).toBe(network);
  });

  test.each(["", "office", "192.0.2", "192.0.2.0/33", "192.0.2.256", "example.com", "1"])(
    "%j is refused",
    async (typed) => {
      expect(networkFrom(typed)).toBeNull();
      const { id } = await register();
      expect(await refused(allow(id, typed))).toHaveProperty("network");
    },
  );
});

describe("the list", () => {
  test("holds from the moment it has an entry until it has none", async () => {
    const { id } = await register();
    await requireAllowedAddress(id, "198.51.100.1");
    await allow(id, "192.0.2.0/24");
    await requireAllowedAddress(id, "192.0.2.200");
    await requireAllowedAddress(id, "::ffff:192.0.2.200");
    await expect(requireAllowedAddress(id, "198.51.100.1")).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining("198.51.100.1 is not on it"),
    });
    const row = await db.integrationAllowedNetwork.findFirstOrThrow({ where: { integrationId: id } });
    const removed = await removeAllowedNetwork({ actor, integrationId: id, networkId: row.id });
    expect(removed).toEqual({ network: "192.0.2.0/24", left: 0 });
    await requireAllowedAddress(id, "198.51.100.1");
    expect(
      await db.auditEntry.findMany({ where: { integrationId: id, action: { startsWith: "ip_allow" } } }),
    ).toMatchObject([
      { accountId: acme.id, data: { ip_allow_list_entry: "192.0.2.0/24" } },
      { accountId: acme.id, data: { ip_allow_list_entry: "192.0.2.0/24" } },
    ]);
  });

  test("the same network twice is refused", async () => {
    const { id } = await register();
    await allow(id, "192.0.2.7");
    expect((await refused(allow(id, "192.0.2.7/32"))).network).toContain("already");
  });

  test("a description that is too long is refused", async () => {
    const { id } = await register();
    expect(await refused(allow(id, "192.0.2.7", "x".repeat(201)))).toHaveProperty("network_description");
  });

  test("changed by a member who does not manage the integration is refused", async () => {
    const { id } = await register();
    const by = { accountId: hubot.id };
    const attempt = addAllowedNetwork({ actor: by, integrationId: id, network: "192.0.2.7", description: "" });
    await expect(attempt).rejects.toMatchObject({ status: 403 });
  });
});

describe("a client secret", () => {
  test("from an address that is not on the list is refused, on the API and at the token endpoint", async () => {
    const { id, clientId } = await register();
    const { secret } = await generateClientSecret({ actor, integrationId: id });
    await allow(id, "192.0.2.0/24");
    const headers = new Headers({ authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}` });
    const from = (address: string) => authenticate(headers, { query: new URLSearchParams(), method: "GET", address });
    expect(await from("192.0.2.1")).toMatchObject({ kind: "client", integrationId: id });
    await expect(from("198.51.100.1")).rejects.toMatchObject({ status: 403 });
    const exchange = (address: string) =>
      answerTokenRequest(
        new Request("http://localhost/login/oauth/access_token", {
          method: "POST",
          headers: { accept: "application/json" },
          body: new URLSearchParams({ client_id: clientId, client_secret: secret, code: "none" }),
        }),
        address,
      );
    const refusal = await exchange("198.51.100.1");
    expect(refusal.status).toBe(403);
    expect(await refusal.json()).toMatchObject({ error: "ip_not_allowed" });
    expect(await (await exchange("192.0.2.1")).json()).toMatchObject({ error: "bad_verification_code" });
  });
});
