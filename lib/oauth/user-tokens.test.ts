import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { askForToken, codeFor, signedIn } from "@/lib/testing/oauth-scene.ts";
import { INTEGRATION, loadTestWorld } from "@/lib/testing/world.ts";

const later = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));
const worksAs = async (token: string): Promise<number> => (await call("GET", "/user", { token })).status;

beforeAll(() => loadTestWorld());
beforeEach(() => db.authorization.deleteMany());
afterEach(() => clock.set(undefined));

describe("tokens", () => {
  it("end after eight hours, and never when the integration's do not expire", async () => {
    const { access_token } = await signedIn("hubot");
    await db.integration.update({ where: { id: INTEGRATION.id }, data: { expireUserTokens: false } });
    const { body } = await askForToken({ code: await codeFor("hubot") });
    await db.integration.update({ where: { id: INTEGRATION.id }, data: { expireUserTokens: true } });
    expect(body).toEqual({ access_token: expect.any(String), scope: "", token_type: "bearer" });
    later(28_800_000);
    expect(await worksAs(access_token)).toBe(401);
    expect(await worksAs(body.access_token as string)).toBe(200);
  });

  it("are renewed: the old pair ends at once", async () => {
    const first = await signedIn("hubot");
    const second = await askForToken({ grant_type: "refresh_token", refresh_token: first.refresh_token });
    expect(second.body).toMatchObject({ expires_in: 28800, refresh_token_expires_in: 15897600 });
    expect(await worksAs(first.access_token)).toBe(401);
    expect(await worksAs(second.body.access_token as string)).toBe(200);
  });

  it("all end when a spent refresh token comes again", async () => {
    const first = await signedIn("hubot");
    const refresh = { grant_type: "refresh_token", refresh_token: first.refresh_token };
    const second = await askForToken(refresh);
    expect((await askForToken(refresh)).body).toMatchObject({
      error: "bad_refresh_token",
      error_description: "The refresh token passed is incorrect or expired.",
    });
    expect(await worksAs(second.body.access_token as string)).toBe(401);
    const third = await askForToken({ ...refresh, refresh_token: second.body.refresh_token as string });
    expect(third.body.error).toBe("bad_refresh_token");
  });

  it("renewed twice at once: exactly one wins, and what it got works", async () => {
    const { refresh_token } = await signedIn("hubot");
    const refresh = { grant_type: "refresh_token", refresh_token };
    const answers = await Promise.all([askForToken(refresh), askForToken(refresh)]);
    const won = answers.filter(({ body }) => body.access_token);
    expect(won).toHaveLength(1);
    expect(await worksAs(won[0]?.body.access_token as string)).toBe(200);
  });

  it("are not renewed after six months, by another client, or without the secret", async () => {
    const { refresh_token } = await signedIn("hubot");
    const refresh = { grant_type: "refresh_token", refresh_token };
    expect((await askForToken({ ...refresh, client_secret: "" })).body.error).toBe("incorrect_client_credentials");
    later(15_897_600_000);
    expect((await askForToken(refresh)).body.error).toBe("bad_refresh_token");
  });

  it("beyond ten end the one that is missed least", async () => {
    const tokens: string[] = [];
    for (let count = 0; count < 10; count += 1) {
      tokens.push((await signedIn("hubot")).access_token);
      later(61_000);
    }
    const [first, second] = tokens as [string, string];
    expect(await worksAs(first)).toBe(200); // used, so that the second is the oldest that never was
    await signedIn("hubot");
    expect(await worksAs(first)).toBe(200);
    expect(await worksAs(second)).toBe(401);
  });

  it("reach one repository alone when asked to, and a repository out of reach is ignored", async () => {
    const { id } = await db.repository.findFirstOrThrow({ where: { name: "widgets" } });
    const hidden = await db.repository.findFirstOrThrow({ where: { name: "gadgets" } });
    await db.installation.updateMany({
      where: { integrationId: INTEGRATION.id },
      data: { repositorySelection: "all" },
    });
    const { access_token: token } = await signedIn("mona", { repository_id: String(id) });
    expect((await call("GET", "/repos/acme/widgets/issues", { token })).status).toBe(200);
    expect((await call("GET", "/repos/acme/gadgets/issues", { token })).status).toBe(404);
    await db.installation.updateMany({
      where: { integrationId: INTEGRATION.id },
      data: { repositorySelection: "selected" },
    });
    const { access_token: wide } = await signedIn("mona", { repository_id: String(hidden.id) });
    expect((await call("GET", "/repos/acme/widgets/issues", { token: wide })).status).toBe(200);
  });
});
