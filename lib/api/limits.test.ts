import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { authenticate } from "@/lib/authentication/authenticate.ts";
import { clock } from "@/lib/platform/clock.ts";
import { config } from "@/lib/platform/config.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { type HostScene, installationToken, makeHostScene, personalToken } from "@/lib/testing/host-scene.ts";
import { operations } from "./registry.ts";
import { withinSecondaryLimits } from "./secondary-limit.ts";

/** Request limits as documented: wire facts §1.17. */

const HOUR_MS = 3_600_000;
let scene: HostScene;

beforeAll(async () => {
  scene = await makeHostScene();
  Object.assign(config(), { rateLimits: "documented" });
});
afterAll(() => Object.assign(config(), { rateLimits: "off" }));
afterEach(() => clock.set(undefined));

/** From the first time on the clock stands, so that a minute is one on every machine. */
const later = (ms: number) => clock.stop(new Date(clock.now().getTime() + ms));
const remaining = ({ headers }: { headers: Headers }) => Number(headers.get("x-ratelimit-remaining"));

describe("the hour's requests", () => {
  test("of nobody are sixty for an address, and then refused", async () => {
    for (let sent = 1; sent <= 60; sent += 1) expect((await call("GET", "/meta")).status).toBe(200);
    const refused = await call("GET", "/meta");
    expect(refused).toMatchObject({ status: 403, body: { message: "API rate limit exceeded for local." } });
    expect(remaining(refused)).toBe(0);
    expect(refused.headers.get("x-ratelimit-limit")).toBe("60");
    later(HOUR_MS);
    expect((await call("GET", "/meta")).status).toBe(200);
  });

  test("of a person are counted over all of their tokens", async () => {
    const first = await call("GET", "/user", { token: await personalToken(scene.nat, ["repo"]) });
    const second = await call("GET", "/user", { token: await personalToken(scene.nat, ["gist"]) });
    expect(first.headers.get("x-ratelimit-limit")).toBe("5000");
    expect(remaining(second)).toBe(remaining(first) - 1);
  });

  test("of an installation grow with its repositories and the organization's people", async () => {
    const token = await installationToken(scene, { metadata: "read" });
    const small = await call("GET", "/installation/repositories", { token });
    expect(small.headers.get("x-ratelimit-limit")).toBe("5000");
    const now = clock.now();
    const rows = Array.from({ length: 30 }, (_, at) => ({
      ownerId: scene.acme,
      name: `more-${at}`,
      createdAt: now,
      updatedAt: now,
    }));
    const added = await db.repository.createManyAndReturn({ data: rows, select: { id: true } });
    await db.installationRepository.createMany({
      data: added.map(({ id }) => ({ installationId: scene.installationId, repositoryId: id, createdAt: now })),
    });
    later(61_000);
    const grown = await call("GET", "/installation/repositories", { token });
    expect(grown.headers.get("x-ratelimit-limit")).toBe("5550");
  });

  test("are not spent by what has not changed", async () => {
    const token = await personalToken(scene.hubot, ["repo"]);
    const read = await call("GET", "/repos/acme/gadgets", { token });
    const headers = { "if-none-match": read.headers.get("etag") as string };
    const unchanged = await call("GET", "/repos/acme/gadgets", { token, headers });
    expect(unchanged.status).toBe(304);
    expect(remaining(unchanged)).toBe(remaining(read));
  });

  test("are not spent by asking for them", async () => {
    const token = await personalToken(scene.hubot, ["repo"]);
    const before = remaining(await call("GET", "/rate_limit", { token }));
    expect(remaining(await call("GET", "/rate_limit", { token }))).toBe(before);
  });

  test("are told for every documented bucket, whether anything draws from it here or not", async () => {
    const { body } = await call("GET", "/rate_limit", { token: await personalToken(scene.hubot, ["repo"]) });
    const { resources } = body as { resources: Record<string, { limit: number; used: number; remaining: number }> };
    const documented = `core graphql search code_search source_import integration_manifest actions_runner_registration
      scim dependency_snapshots dependency_sbom code_scanning_autofix copilot_usage_records`; // wire facts §1.17
    expect(new Set(Object.keys(resources))).toEqual(new Set(documented.split(/\s+/)));
    for (const { limit, used, remaining: left } of Object.values(resources)) expect(used + left).toBe(limit);
  });
});

describe("a secondary limit", () => {
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

  test("refuses the eighty-first thing made within a minute, and says how long to wait", async () => {
    const token = await personalToken(scene.lisa, ["repo"]);
    later(0);
    const comment = () => call("POST", "/repos/acme/gadgets/issues/1/comments", { token, body: { body: "Again" } });
    for (let made = 1; made <= 80; made += 1) expect((await comment()).status).toBe(201);
    const refused = await comment();
    expect(refused).toMatchObject({ status: 403, body: { message } });
    const wait = Number(refused.headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    later(60_000);
    expect((await comment()).status).toBe(201);
  });

  test("refuses what costs more than nine hundred points within a minute: reading one, writing five", async () => {
    const token = await personalToken(scene.mona, ["repo"]);
    later(0);
    const path = "/repos/acme/gadgets/labels/bug";
    for (let sent = 1; sent <= 179; sent += 1)
      expect((await call("PATCH", path, { token, body: { description: `${sent}` } })).status).toBe(200);
    for (let sent = 1; sent <= 5; sent += 1) expect((await call("GET", path, { token })).status).toBe(200);
    expect(await call("GET", path, { token })).toMatchObject({ status: 403, body: { message } });
  });

  test("refuses the hundred and first request at once", async () => {
    const read = operations.find(({ id }) => id === "repos/get");
    if (!read) throw new Error("repos/get is served");
    const grant = { kind: "session", userId: 9_999, sessionId: "s" } as const;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const running = Array.from({ length: 100 }, () => withinSecondaryLimits(grant, read, () => held));
    await expect(withinSecondaryLimits(grant, read, async () => {})).rejects.toMatchObject({ status: 403, message });
    release();
    await Promise.all(running);
    await expect(withinSecondaryLimits(grant, read, async () => "again")).resolves.toBe("again");
  });
});

describe("bad credentials", () => {
  const options = (address: string) => ({ query: new URLSearchParams(), method: "GET", address });
  const bad = new Headers({ authorization: "token ghp_nothing" });

  test("from one address are refused unread after fifty, a good one with them, until five minutes have passed", async () => {
    const good = new Headers({ authorization: `token ${await personalToken(scene.mona, ["repo"])}` });
    const here = options("203.0.113.5");
    for (let sent = 1; sent <= 50; sent += 1)
      await expect(authenticate(bad, here)).rejects.toMatchObject({ status: 401, message: "Bad credentials" });
    const exceeded = { status: 403, message: expect.stringMatching(/login attempts exceeded/i) };
    await expect(authenticate(bad, here)).rejects.toMatchObject(exceeded);
    await expect(authenticate(good, here)).rejects.toMatchObject(exceeded);
    await expect(authenticate(good, options("203.0.113.6"))).resolves.toMatchObject({ userId: scene.mona });
    later(300_000);
    await expect(authenticate(good, here)).resolves.toMatchObject({ userId: scene.mona });
  });
});
