import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Prisma, TokenKind } from "@/generated/prisma/client.ts";
import { insertSession } from "@/lib/accounts/sessions.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { askForToken, codeFor, personNamed, signedIn } from "@/lib/testing/oauth-scene.ts";
import { INSTALLATION_ID, loadTestWorld } from "@/lib/testing/world.ts";
import { generateToken, hashToken, lastEight, PREFIX } from "./formats.ts";
import { pruneEndedCredentials } from "./prune-ended.ts";

const NOW = new Date("2030-06-01T12:00:00Z");
const DAY_MS = 24 * 3600_000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

let mona: number;
beforeAll(async () => {
  await loadTestWorld();
  mona = (await personNamed("mona")).id;
});
beforeEach(async () => {
  clock.set(NOW);
  await db.accessToken.deleteMany({ where: { fixed: false } });
  await db.authorization.deleteMany();
});
afterEach(() => clock.set(undefined));

async function insert(kind: TokenKind, data: Partial<Prisma.AccessTokenUncheckedCreateInput> = {}): Promise<number> {
  const token = generateToken(PREFIX.PERSONAL);
  const row = { kind, hash: hashToken(token), lastEight: lastEight(token), createdAt: NOW, accountId: mona, ...data };
  return (await db.accessToken.create({ data: row })).id;
}
const exists = async (id: number) => (await db.accessToken.count({ where: { id } })) === 1;
async function pruneAfter(days: number): Promise<void> {
  clock.set(later(days));
  await pruneEndedCredentials();
}

describe("what ended is deleted after a while", () => {
  test("an installation's token a day after its hour, and no other one", async () => {
    const id = await insert("INSTALLATION", {
      accountId: null,
      installationId: INSTALLATION_ID,
      expiresAt: later(0.05),
    });
    const live = await insert("INSTALLATION", {
      accountId: null,
      installationId: INSTALLATION_ID,
      expiresAt: later(9),
    });
    await pruneAfter(1);
    expect(await exists(id)).toBe(true);
    await pruneAfter(1.1);
    expect([await exists(id), await exists(live)]).toEqual([false, true]);
  });

  test("a person's own token after 90 days, with a line in their log", async () => {
    const id = await insert("PERSONAL", { note: "nightly", expiresAt: later(1) });
    const endless = await insert("FINE_GRAINED", { resourceOwnerId: mona });
    await pruneAfter(90);
    expect(await exists(id)).toBe(true);
    await pruneAfter(91.1);
    expect([await exists(id), await exists(endless)]).toEqual([false, true]);
    const entry = await db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(entry).toMatchObject({
      action: "personal_access_token.destroy",
      accountId: mona,
      actorId: null,
      data: { note: "nightly" },
    });
  });

  test("tokens that nobody used for a year; those of a world file stay", async () => {
    const { id: oauthApplicationId } = await db.oauthApplication.create({
      data: { ownerId: mona, name: "R", url: "https://r.example", clientId: "Ov23r", createdAt: NOW, updatedAt: NOW },
    });
    const oauth = await insert("OAUTH", { oauthApplicationId });
    const personal = await insert("PERSONAL", { lastUsedAt: later(10) });
    const fixed = await insert("PERSONAL", { fixed: true });
    await pruneAfter(367);
    expect([await exists(oauth), await exists(personal), await exists(fixed)]).toEqual([false, true, true]);
    await pruneAfter(466);
    expect([await exists(personal), await exists(fixed)]).toEqual([false, true]);
    await db.accessToken.delete({ where: { id: fixed } });
  });

  test("sign-ins of which nothing can be renewed, codes and sessions; what can be renewed still is", async () => {
    const { refresh_token } = await signedIn("hubot");
    await codeFor("hubot");
    await insertSession(db, mona, { userAgent: null, ip: null });
    await pruneAfter(100);
    expect([await db.tokenFamily.count(), await db.oauthCode.count(), await db.session.count()]).toEqual([1, 0, 0]);
    const { body } = await askForToken({ grant_type: "refresh_token", refresh_token });
    expect(body.access_token).toMatch(/^ghu_/);
    await pruneAfter(300);
    expect([await db.tokenFamily.count(), await db.authorization.count()]).toEqual([0, 1]);
  });
});
