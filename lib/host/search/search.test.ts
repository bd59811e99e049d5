import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import {
  type HostScene,
  installationToken,
  makeHostScene,
  personalToken,
  userToken,
} from "@/lib/testing/host-scene.ts";
import { askOfficially } from "@/lib/testing/official-calls.ts";

// Compiling the official schemas takes seconds.
type Results = { total_count: number; incomplete_results: boolean; items: Record<string, string>[] };

let scene: HostScene;
let mona: string;
let nat: string;

beforeAll(async () => {
  scene = await makeHostScene();
  [mona, nat] = await Promise.all([personalToken(scene.mona), personalToken(scene.nat)]);
  const open = (repository: string, body: Record<string, unknown>, token = mona) =>
    call("POST", `/repos/acme/${repository}/issues`, { token, body });
  await call("POST", "/repos/acme/widgets/milestones", { token: mona, body: { title: "Next one" } });
  await open("widgets", {
    title: "Gear squeaks",
    body: "the second gear, says @lisa",
    labels: ["bug", "needs oil"],
    assignees: ["hubot"],
    milestone: 1,
  });
  await open("widgets", { title: "Add a lever" });
  await call("PATCH", "/repos/acme/widgets/issues/3", {
    token: mona,
    body: { state: "closed", state_reason: "not_planned" },
  });
  await call("POST", "/repos/acme/widgets/issues/3/comments", { token: mona, body: { body: "No gear needs one" } });
  await call("PUT", "/repos/acme/widgets/issues/3/lock", { token: mona });
  await open("gadgets", { title: "Gear of gadgets" }, nat);
});

const find = async (q: string, { token = mona, more = "" } = {}): Promise<Results> => {
  const answer = await call("GET", `/search/issues?q=${encodeURIComponent(q)}${more}`, { token });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as Results;
};
const titles = async (q: string, options: { token?: string; more?: string } = {}) =>
  (await find(q, options)).items.map(({ title }) => title);

describe("issues", () => {
  test.each([
    ["gear repo:acme/widgets", ["Add a lever", "Gear squeaks"]],
    ["gear in:title repo:acme/widgets", ["Gear squeaks"]],
    ["gear in:title,body repo:acme/widgets", ["Gear squeaks"]],
    ['"second gear"', ["Gear squeaks"]],
    ["gear org:acme is:open", ["Gear of gadgets", "Gear squeaks"]],
    ["gear -repo:acme/widgets", ["Gear of gadgets"]],
    ["repo:acme/widgets is:closed", ["Add a lever"]],
    ["repo:acme/widgets state:closed reason:not_planned", ["Add a lever"]],
    ["repo:acme/widgets is:locked", ["Add a lever"]],
    ['repo:acme/widgets label:bug label:"needs oil"', ["Gear squeaks"]],
    ["repo:acme/widgets label:nothing,bug", ["Gear squeaks", "It broke"]],
    ["repo:acme/widgets -label:bug", ["Add a lever"]],
    ["repo:acme/widgets no:label", ["Add a lever"]],
    ["assignee:hubot", ["Gear squeaks"]],
    ["repo:acme/widgets no:assignee is:open", ["It broke"]],
    ["author:nat", ["Gear of gadgets"]],
    ["author:@me is:closed", ["Add a lever"]],
    ["commenter:mona", ["Add a lever"]],
    ["mentions:lisa", ["Gear squeaks"]],
    ["involves:lisa", ["Gear squeaks"]],
    ['milestone:"next one"', ["Gear squeaks"]],
    ["comments:>=1", ["Add a lever"]],
    ["comments:1..5 type:issue", ["Add a lever"]],
    ["is:private gear in:title", ["Gear squeaks"]],
    ["repo:acme/widgets created:<2001-01-01", []],
    ["gear in:title created:>2001-01-01 updated:2001-01-01..*", ["Gear of gadgets", "Gear squeaks"]],
    ["is:pr org:acme", []],
  ])("%s", async (q, expected) => {
    expect(new Set(await titles(q))).toEqual(new Set(expected));
  });

  test("are sorted by what is asked for, in the search or beside it, and paged with links", async () => {
    expect(await titles("repo:acme/widgets", { more: "&sort=created&order=asc" })).toEqual([
      "It broke",
      "Gear squeaks",
      "Add a lever",
    ]);
    expect((await titles("repo:acme/widgets sort:comments-desc"))[0]).toBe("Add a lever");
    const paged = await call("GET", "/search/issues?q=repo:acme/widgets&per_page=2", { token: mona });
    expect(paged.body).toMatchObject({ total_count: 3, incomplete_results: false });
    expect(paged.headers.get("link")).toContain('rel="next"');
  });

  test("fit the official description", async () => {
    // Of one without a text the body is null, which the description knows for issues but not for issues that were found.
    await askOfficially("GET", "/search/issues", { token: mona, query: "?q=gear+in:body" });
  });

  test("refuses no search, one that is too long and ones that mean nothing", async () => {
    for (const q of [
      "",
      "x".repeat(257),
      "is:nonsense",
      "created:yesterday",
      "comments:many",
      "in:footer x",
      "sort:up",
    ]) {
      const answer = await call("GET", `/search/issues?q=${encodeURIComponent(q)}`, { token: mona });
      expect(answer.status, q).toBe(422);
      expect(answer.body).toMatchObject({ message: "Validation Failed", errors: [{ resource: "Search", field: "q" }] });
    }
  });

  test("refuses results after the first thousand", async () => {
    const answer = await call("GET", "/search/issues?q=gear&per_page=100&page=11", { token: mona });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ message: "Only the first 1000 search results are available" });
  });
});

describe("what a credential may not read is not found", () => {
  test("by a stranger and by nobody", async () => {
    expect(await titles("gear", { token: nat })).toEqual(["Gear of gadgets"]);
    const { body } = await call("GET", "/search/issues?q=gear");
    expect((body as Results).total_count).toBe(1);
  });

  test("refuses to search places that cannot be seen, as if they did not exist", async () => {
    const hidden = await call("GET", "/search/issues?q=repo:acme/widgets", { token: nat });
    const missing = await call("GET", "/search/issues?q=repo:acme/nothing", { token: nat });
    expect(hidden.status).toBe(422);
    expect(hidden.body).toEqual(missing.body);
    expect(hidden.text).toContain("do not have permission to view them");
  });

  test("by an installation without the permission", async () => {
    const token = await installationToken(scene, { contents: "read" });
    expect(await titles("gear", { token })).toEqual(["Gear of gadgets"]);
    expect(await titles("gear in:title", { token: await installationToken(scene, { issues: "read" }) })).toHaveLength(
      2,
    );
  });

  test("by a person through an integration without the permission", async () => {
    expect(await titles("gear", { token: await userToken(scene, scene.hubot, { contents: "read" }) })).toHaveLength(1);
    const token = await userToken(scene, scene.hubot, { issues: "read" });
    expect(await titles("gear in:title", { token })).toHaveLength(2);
  });

  test("of code, by an installation that may not read contents", async () => {
    const q = encodeURIComponent("widgets org:acme");
    const without = await call("GET", `/search/code?q=${q}`, {
      token: await installationToken(scene, { issues: "read" }),
    });
    expect((without.body as Results).items.map(({ html_url }) => html_url).join()).not.toContain("/widgets/");
    const reader = await call("GET", `/search/code?q=${q}`, {
      token: await installationToken(scene, { contents: "read" }),
    });
    expect((reader.body as Results).items.map(({ html_url }) => html_url).join()).toContain("/acme/widgets/");
  });
});

describe("code", () => {
  const paths = async (q: string) => {
    const { items } = await askOfficially<Results>("GET", "/search/code", {
      token: mona,
      query: `?q=${encodeURIComponent(q)}`,
    });
    return items.map(({ path }) => path);
  };
  test.each([
    ["widgets repo:acme/widgets", ["README.md", "src/index.js"]],
    ["WIDGETS const repo:acme/widgets", ["src/index.js"]],
    ["widgets extension:md repo:acme/widgets", ["README.md"]],
    ["filename:index repo:acme/widgets", ["src/index.js"]],
    ["path:src repo:acme/widgets", ["src/index.js"]],
    ["-path:src repo:acme/widgets", ["README.md"]],
    ["index in:path repo:acme/widgets", ["src/index.js"]],
    ["nowhere repo:acme/widgets", []],
    ["-e repo:acme/widgets", []],
  ])("%s", async (q, expected) => {
    expect(await paths(q)).toEqual(expected);
  });

  test("refuses a search that says not where, or not what", async () => {
    for (const q of ["widgets", "repo:acme/widgets"]) {
      const answer = await call("GET", `/search/code?q=${encodeURIComponent(q)}`, { token: mona });
      expect(answer.status).toBe(422);
    }
  });

  test("refuses nobody in particular", async () => {
    expect((await call("GET", "/search/code?q=x+repo:acme/gadgets")).status).toBe(401);
  });
});

describe("repositories and people", () => {
  const names = async (path: string, q: string, token = mona, more = "") => {
    const query = `?q=${encodeURIComponent(q)}${more}`;
    const { items } = await askOfficially<Results>("GET", path, { token, query });
    return items.map(({ full_name, login }) => full_name ?? login);
  };
  test("repositories are found by name, text, topic, owner and kind, as far as they are seen", async () => {
    await db.repository.update({
      where: { id: scene.widgets },
      data: { topics: ["gears"], description: "Round things" },
    });
    expect(await names("/search/repositories", "gets org:acme", mona)).toHaveLength(2);
    expect(await names("/search/repositories", "gets", nat)).toEqual(["acme/gadgets"]);
    expect(await names("/search/repositories", "round in:description")).toEqual(["acme/widgets"]);
    expect(await names("/search/repositories", "topic:gears")).toEqual(["acme/widgets"]);
    expect(await names("/search/repositories", "user:acme is:public")).toEqual(["acme/gadgets"]);
    expect(await names("/search/repositories", "user:acme archived:true")).toEqual([]);
  });

  test("people and organizations are found by login, name and kind, and not by address", async () => {
    expect(await names("/search/users", "mona")).toEqual(["mona"]);
    expect(await names("/search/users", "type:org ac")).toEqual(["acme"]);
    expect(await names("/search/users", "a type:user repos:0", mona, "&sort=joined&order=asc")).toEqual([
      "mona",
      "lisa",
      "nat",
    ]);
    expect(await names("/search/users", "example.test")).toEqual([]);
    expect(await names("/search/users", "mona in:email")).toEqual([]);
  });
});

describe("searches are counted apart", () => {
  afterEach(() => {
    Object.assign(config(), { rateLimits: "off" });
    clock.set(undefined);
  });

  test("thirty a minute of a person, ten of code, and the hour's requests are left alone", async () => {
    Object.assign(config(), { rateLimits: "documented" });
    clock.stop(new Date(clock.now().getTime() + 61_000)); // thirty searches are within a minute, however long they take
    const token = await personalToken(scene.lisa);
    const before = await call("GET", "/rate_limit", { token });
    for (let sent = 1; sent <= 30; sent += 1) {
      const { status, headers } = await call("GET", "/search/users?q=mona", { token });
      expect(status).toBe(200);
      expect(headers.get("x-ratelimit-resource")).toBe("search");
      expect(headers.get("x-ratelimit-remaining")).toBe(String(30 - sent));
    }
    const refused = await call("GET", "/search/issues?q=gear", { token });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ message: `API rate limit exceeded for user ID ${scene.lisa}.` });
    const code = await call("GET", "/search/code?q=x+org:acme", { token });
    expect(code.headers.get("x-ratelimit-limit")).toBe("10");
    const after = await call("GET", "/rate_limit", { token });
    type Limits = { resources: Record<string, { remaining: number; limit: number }> };
    expect((after.body as Limits).resources.search).toMatchObject({ limit: 30, remaining: 0 });
    expect((after.body as Limits).resources.code_search).toMatchObject({ limit: 10, remaining: 9 });
    expect((after.body as Limits).resources.core?.remaining).toBe((before.body as Limits).resources.core?.remaining);
    clock.stop(new Date(clock.now().getTime() + 61_000));
    expect((await call("GET", "/search/issues?q=gear", { token })).status).toBe(200);
  });
});
