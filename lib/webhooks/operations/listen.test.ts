import { beforeAll, describe, expect, test, vi } from "vitest";
import { deleteIntegration } from "@/lib/integrations/delete-integration.ts";
import { deleteKey } from "@/lib/integrations/delete-key.ts";
import { generateKey } from "@/lib/integrations/generate-key.ts";
import { setClientSuspended } from "@/lib/oauth/suspend-client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { type Called, call, signJwt } from "@/lib/testing/api-client.ts";
import { INTEGRATION, loadTestWorld } from "@/lib/testing/world.ts";
import { liveChanges } from "../live-changes.ts";

/** Longer than any of these tests may take: what ends does so because it is ended. */
const WAIT_SECONDS = 25;

let actor: { accountId: number };
beforeAll(async () => {
  await loadTestWorld();
  const { id } = await db.account.findFirstOrThrow({ where: { login: "mona" } });
  actor = { accountId: id };
});

/** Waits for deliveries with a new key, and has something happen once the wait has begun. */
async function whileListening(happens: (keyId: number) => unknown): Promise<Called> {
  const key = await generateKey({ actor, integrationId: INTEGRATION.id });
  const hook = { integrationId: INTEGRATION.id };
  await db.hook.updateMany({ where: hook, data: { listenUntil: null } });
  const jwt = await signJwt({ privateKey: key.privateKey, iss: INTEGRATION.id });
  const answer = call("POST", "/app/hook/listener", { jwt, body: { wait: WAIT_SECONDS } });
  const begun = () => db.hook.count({ where: { ...hook, listenUntil: { not: null } } });
  await vi.waitFor(async () => expect(await begun()).toBe(1), { timeout: 15_000 });
  await happens(key.id);
  return answer;
}

describe("a program that waits for deliveries", () => {
  test("is refused once its key is deleted", async () => {
    const { status, body } = await whileListening((keyId) =>
      deleteKey({ actor, integrationId: INTEGRATION.id, keyId }),
    );
    expect(status).toBe(401);
    expect(body).toMatchObject({ message: "A JSON web token could not be decoded" });
  });

  test("is refused once its JSON web token is over", async () => {
    const now = clock.now();
    const { status, body } = await whileListening(() => clock.set(new Date(now.getTime() + 3600_000))).finally(() =>
      clock.set(undefined),
    );
    expect(status).toBe(401);
    expect(body).toMatchObject({ message: expect.stringContaining("'Expiration time' claim ('exp')") });
  });

  test("is refused once the integration is suspended by those who run the server", async () => {
    const suspend = (suspended: boolean) =>
      setClientSuspended({ actorId: actor.accountId, clientId: INTEGRATION.clientId, suspended });
    const { status } = await whileListening(() => suspend(true));
    await suspend(false);
    expect(status).toBe(403);
  });

  test("is refused once the integration is deleted, and learns nothing of what that sends", async () => {
    const { status, body } = await whileListening(() =>
      deleteIntegration({ actor, integrationId: INTEGRATION.id, confirmation: "CI Bot" }),
    );
    expect(status).toBe(404);
    expect(body).toMatchObject({ message: "Integration not found" });
  });
});

describe("the live view of a log", () => {
  test("ends once its reader may no longer see it, without a word of what happened since", async () => {
    let maySee = true;
    const stream = liveChanges({ hookId: 1, seen: null, maySee: async () => maySee, signal: AbortSignal.timeout(1e6) });
    const reader = stream.getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toContain("listening");
    maySee = false;
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });
});
