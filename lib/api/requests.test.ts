import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, installationToken, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";

/** What other people's clients send and read, whatever the operation. */

const REPOSITORY = "/repos/acme/widgets";

let scene: HostScene;
let token: string;

beforeAll(async () => {
  scene = await makeHostScene();
  token = await installationToken(scene, { issues: "write", contents: "read" });
});
afterEach(() => clock.set(undefined));

describe("clients", () => {
  test("set their clocks right by the date of a refusal, which is that of the clock that refused", async () => {
    clock.set(new Date("2031-05-04T03:02:01Z"));
    expect((await call("GET", "/app")).headers.get("date")).toBe("Sun, 04 May 2031 03:02:01 GMT");
  });

  test("send null for no options, as go-github does", async () => {
    const answer = await call("PUT", `${REPOSITORY}/issues/1/labels`, { token, body: "null" });
    expect(answer.status, answer.text).toBe(200);
  });

  test("ask by HEAD for the headers of a GET, unchanged or not", async () => {
    const read = await call("GET", REPOSITORY, { token });
    const etag = read.headers.get("etag") as string;
    const asked = await call("HEAD", REPOSITORY, { token });
    expect({ status: asked.status, text: asked.text, etag: asked.headers.get("etag") }).toEqual({
      status: 200,
      text: "",
      etag,
    });
    expect((await call("HEAD", REPOSITORY, { token, headers: { "if-none-match": etag } })).status).toBe(304);
  });

  test("read the media type on an address that is not served", async () => {
    const accept = "application/vnd.github.machine-man-preview+json";
    const { status, headers } = await call("GET", "/nothing/here", { headers: { accept } });
    expect(status).toBe(404);
    expect(headers.get("x-github-media-type")).toBe("github.machine-man-preview; format=json");
  });
});

describe("API version 2026-03-10", () => {
  const headers = { "x-github-api-version": "2026-03-10" };

  test.each([
    ["an issue", `${REPOSITORY}/issues/1`, "assignee"],
    ["a repository", REPOSITORY, "has_downloads"],
    ["the limits", "/rate_limit", "rate"],
    ["the root", "/", "authorizations_url"],
  ])("%s is told without %s %s", async (_, path, field) => {
    expect((await call("GET", path, { token })).body).toHaveProperty(field);
    expect((await call("GET", path, { token, headers })).body).not.toHaveProperty(field);
  });

  test("lists are told likewise, also where they are inside of an answer", async () => {
    const [issue] = (await call("GET", `${REPOSITORY}/issues`, { token, headers })).body as unknown[];
    expect(issue).not.toHaveProperty("assignee");
    const { body } = await call("GET", "/installation/repositories", { token, headers });
    expect(body).toMatchObject({ repositories: [{ name: "widgets" }] });
    expect((body as { repositories: unknown[] }).repositories[0]).not.toHaveProperty("has_downloads");
  });
});

describe("a classic token without the scope", () => {
  const write = { method: "POST", path: "/repos/acme/gadgets/issues", body: { title: "x" } };

  test("is answered as if there were nothing, and told which scopes would do", async () => {
    const { status, body, headers } = await call(write.method, write.path, {
      token: await personalToken(scene.mona, ["gist"]),
      body: write.body,
    });
    expect({ status, body }).toMatchObject({ status: 404, body: { message: "Not Found" } });
    expect(headers.get("x-oauth-scopes")).toBe("gist");
    expect(headers.get("x-accepted-oauth-scopes")).toBe("public_repo, repo");
  });

  test("may not delete a repository, in the wire format's words", async () => {
    const answer = await call("DELETE", "/repos/acme/gadgets", { token: await personalToken(scene.mona, ["repo"]) });
    expect(answer).toMatchObject({ status: 403, body: { message: "Must have admin rights to Repository." } });
  });

  test("may not list organizations, and is told the scopes", async () => {
    const answer = await call("GET", "/user/orgs", { token: await personalToken(scene.mona, ["gist"]) });
    expect(answer).toMatchObject({
      status: 403,
      body: { message: "You need at least read:org scope or user scope." },
    });
  });
});
