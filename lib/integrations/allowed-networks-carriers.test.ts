import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { startApiServer } from "@/lib/testing/api-server.ts";
import { startGitServer } from "@/lib/testing/carriers.ts";
import { personNamed, signedIn } from "@/lib/testing/oauth-scene.ts";
import { INTEGRATION, installationToken, integrationJwt, loadTestWorld } from "@/lib/testing/world.ts";
import { addAllowedNetwork, removeAllowedNetwork } from "./change-allowed-networks.ts";

/** Every carrier of an integration's credentials, over real connections from 127.0.0.1. */

const { id, clientId, clientSecret } = INTEGRATION;
let server: Awaited<ReturnType<typeof startApiServer>>;
let git: Awaited<ReturnType<typeof startGitServer>>;
const sent: { own: Record<string, () => Promise<number>>; ofPeople: () => Promise<number> } = {
  own: {},
  ofPeople: async () => 0,
};

beforeAll(async () => {
  await loadTestWorld();
  [server, git] = [await startApiServer(), await startGitServer()];
  const [jwt, token, { access_token: person }] = [
    await integrationJwt(),
    await installationToken(),
    await signedIn("hubot"),
  ];
  const get = async (path: string, authorization?: string) =>
    (await fetch(`${server.origin}/api/v3${path}`, { headers: authorization ? { authorization } : {} })).status;
  const basic = (name: string, password: string) => `Basic ${btoa(`${name}:${password}`)}`;
  const check = (authorization: string) =>
    fetch(`${server.origin}/api/v3/applications/${clientId}/token`, {
      method: "POST",
      headers: { authorization },
      body: JSON.stringify({ access_token: person }),
    });
  const exchange = async () => {
    const form = { client_id: clientId, client_secret: clientSecret, code: "none" };
    const body = new URLSearchParams(form);
    return (await fetch(`${server.origin}/login/oauth/access_token`, { method: "POST", body })).status;
  };
  sent.own = {
    "a JWT": () => get("/app", `Bearer ${jwt}`),
    "an installation token in the header": () => get("/repos/acme/widgets", `token ${token}`),
    "an installation token as a password": () => get("/repos/acme/widgets", basic("x-access-token", token)),
    "an installation token in the address": () => get(`/repos/acme/widgets?access_token=${token}`),
    "an installation token that fetches by git": () => git.status(token, "git-upload-pack"),
    "an installation token that pushes by git": () => git.status(token, "git-receive-pack"),
    "a client secret on the API": async () => (await check(basic(clientId, clientSecret))).status,
    "a client secret at the token endpoint": exchange,
  };
  sent.ofPeople = () => get("/user", `token ${person}`);
});
afterAll(() => Promise.all([server.close(), git.stop()]));

const statuses = async () => {
  const found: Record<string, number> = {};
  for (const [name, send] of Object.entries(sent.own)) found[name] = await send();
  return found;
};
const all = (status: number) => Object.fromEntries(Object.keys(sent.own).map((name) => [name, status]));
const mona = async () => ({ accountId: (await personNamed("mona")).id });

test("without a list everything is answered", async () => {
  expect(await statuses()).toEqual(all(200));
});

test("from an address that is not on the list every own credential is refused; what people gave goes on", async () => {
  await addAllowedNetwork({ actor: await mona(), integrationId: id, network: "192.0.2.0/24", description: "" });
  expect(await statuses()).toEqual(all(403));
  expect(await sent.ofPeople()).toBe(200);
});

test("once the address is on it everything is answered again", async () => {
  await addAllowedNetwork({ actor: await mona(), integrationId: id, network: "127.0.0.0/8", description: "" });
  expect(await statuses()).toEqual(all(200));
  for (const row of await db.integrationAllowedNetwork.findMany({ where: { integrationId: id } }))
    await removeAllowedNetwork({ actor: await mona(), integrationId: id, networkId: row.id });
  expect(await statuses()).toEqual(all(200));
});
