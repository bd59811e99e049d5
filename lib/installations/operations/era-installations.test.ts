import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { INSTALLATION_ID, integrationJwt, loadTestWorld, TOKENS } from "@/lib/testing/world.ts";

/** What the clients of 2016 and 2017 recorded still works beside what took its place. */

const ERA = { accept: "application/vnd.github.machine-man-preview+json" };
const MEDIA_TYPE = "github.machine-man-preview; format=json";

beforeAll(() => loadTestWorld());

describe("the routes of 2016 and 2017", () => {
  test("list and show installations with the names of then and now", async () => {
    const jwt = await integrationJwt();
    const { status, body, headers } = await call("GET", "/integration/installations", { jwt, headers: ERA });
    expect(status).toBe(200);
    expect(headers.get("x-github-media-type")).toBe(MEDIA_TYPE);
    const [first] = body as { id: number }[];
    expect(first).toMatchObject({
      id: INSTALLATION_ID,
      account: { login: "acme" },
      access_tokens_url: expect.stringMatching(new RegExp(`/api/v3/installations/${INSTALLATION_ID}/access_tokens$`)),
      integration_id: expect.any(Number),
      app_id: expect.any(Number),
      target_type: "Organization",
    });
    const one = await call("GET", `/integration/installations/${INSTALLATION_ID}`, { jwt, headers: ERA });
    expect(one).toMatchObject({ status: 200, body: first });
    expect((await call("GET", "/integration/installations/999999", { jwt, headers: ERA })).status).toBe(404);
  });

  test("give a token, and say that it acts for nobody", async () => {
    const jwt = await integrationJwt();
    const path = `/installations/${INSTALLATION_ID}/access_tokens`;
    const { status, body } = await call("POST", path, { jwt, headers: ERA });
    expect(status).toBe(201);
    expect(body).not.toHaveProperty("on_behalf_of");
    const { token } = body as { token: string };
    expect((await call("GET", "/installation/repositories?user_id=1", { token, headers: ERA })).status).toBe(200);
    const named = await call("POST", path, { jwt, headers: ERA, body: { user_id: 1 } });
    expect(named).toMatchObject({ status: 201, body: { on_behalf_of: null } });
  });

  test("add and remove a repository", async () => {
    const { id } = await db.repository.findFirstOrThrow({ where: { name: "gadgets" } });
    const path = `/installations/${INSTALLATION_ID}/repositories/${id}`;
    const as = { token: TOKENS.mona, headers: ERA };
    const isSelected = () =>
      db.installationRepository.count({ where: { installationId: INSTALLATION_ID, repositoryId: id } });
    for (const method of ["PUT", "POST"]) {
      expect((await call(method, path, as)).status).toBe(204);
      expect(await isSelected()).toBe(1);
      expect((await call("DELETE", path, as)).status).toBe(204);
      expect(await isSelected()).toBe(0);
    }
  });

  test("understand a header whose value repeats its name", async () => {
    const accept = `Accept: ${ERA.accept}`;
    const { status } = await call("GET", "/integration/installations", {
      jwt: await integrationJwt(),
      headers: { accept },
    });
    expect(status).toBe(200);
  });

  test.each([
    ["GET", "/integration/installations"],
    ["GET", `/integration/installations/${INSTALLATION_ID}`],
    ["POST", `/installations/${INSTALLATION_ID}/access_tokens`],
  ])("%s %s without the preview's media type is refused", async (method, path) => {
    expect(await call(method, path, { jwt: await integrationJwt() })).toMatchObject({
      status: 415,
      body: {
        message:
          "If you would like to help us test the Integrations API during its preview period, you must specify a custom media type in the 'Accept' header. Please see the docs for full details.",
        documentation_url: "https://developer.github.com/v3",
      },
    });
  });

  test("without a credential are refused as anywhere else", async () => {
    expect((await call("GET", "/integration/installations", { headers: ERA })).status).toBe(401);
    const path = `/installations/${INSTALLATION_ID}/repositories/1`;
    expect((await call("PUT", path, { headers: ERA })).status).toBe(401);
  });
});

describe("the list of installations", () => {
  const ids = async (query: string) => {
    const { status, body } = await call("GET", `/app/installations?${query}`, { jwt: await integrationJwt() });
    expect(status).toBe(200);
    return (body as { id: number }[]).map(({ id }) => id);
  };

  test("leaves out what has not changed since", async () => {
    expect(await ids("since=2000-01-01T00:00:00Z")).toContain(INSTALLATION_ID);
    expect(await ids("since=2100-01-01T00:00:00Z")).toEqual([]);
  });

  test("is of those alone that are behind on permissions when so asked", async () => {
    expect(await ids("outdated=true")).not.toContain(INSTALLATION_ID);
    await db.installation.update({ where: { id: INSTALLATION_ID }, data: { acceptedVersion: 0 } });
    expect(await ids("outdated=true")).toEqual([INSTALLATION_ID]);
    expect(await ids("outdated=false")).toContain(INSTALLATION_ID);
  });

  test("a time that is none is refused", async () => {
    expect((await call("GET", "/app/installations?since=yesterday", { jwt: await integrationJwt() })).status).toBe(422);
  });
});
