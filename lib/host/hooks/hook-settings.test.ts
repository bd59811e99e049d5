import https from "node:https";
import type { AddressInfo } from "node:net";
import { verify } from "@octokit/webhooks-methods";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "@/lib/platform/clock.ts";
import { db } from "@/lib/platform/db.ts";
import { type HostScene, makeHostScene } from "@/lib/testing/host-scene.ts";
import { type Receiver, startReceiver } from "@/lib/testing/receiver.ts";
import { expired } from "@/lib/testing/self-signed.ts";
import { outcomeSentence } from "@/lib/webhooks/outcome-words.ts";
import { redeliverFailed } from "@/lib/webhooks/redeliver-failed.ts";
import { startDeliveries } from "@/lib/webhooks/worker.ts";
import { createHook } from "./create-hook.ts";
import type { HookOwner } from "./owner.ts";
import { pingHook } from "./ping-hook.ts";
import { resumeOwnedHook } from "./resume-owned-hook.ts";
import { createHookInput } from "./schemas.ts";
import { updateOwnedHook } from "./update-hook.ts";

/** What the pages of a repository's or organization's webhook do. */

const DAY_MS = 24 * 3600_000;

let scene: HostScene;
let receiver: Receiver;
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  scene = await makeHostScene();
  receiver = await startReceiver();
  worker = await startDeliveries();
});
afterAll(async () => {
  await worker.stop();
  await receiver.close();
});

const ownerOf = (kind: "repository" | "organization"): HookOwner =>
  kind === "repository"
    ? { kind, id: scene.widgets, accountId: scene.acme, title: "acme/widgets" }
    : { kind, id: scene.acme, accountId: scene.acme, title: "acme" };

async function add(kind: "repository" | "organization", url: string) {
  const owner = ownerOf(kind);
  const actor = { accountId: scene.mona };
  const config = { url, content_type: "json", secret: "first" };
  const { id } = await createHook({ actor, owner, input: createHookInput(kind).parse({ config, events: ["issues"] }) });
  return { actor, owner, hookId: id };
}

test.each(["repository", "organization"] as const)(
  "while the secret of a webhook (%s) is replaced, both sign for a day",
  async (kind) => {
    const hook = await add(kind, `${receiver.url}?${kind}`);
    const pinged = async () => {
      receiver.requests.length = 0;
      await pingHook(hook);
      const { headers, body } = await receiver.waitFor(({ path }) => path.endsWith(kind));
      const signs = async (header: string, secret: string) =>
        typeof headers[header] === "string" && (await verify(secret, body.toString(), headers[header]));
      return {
        now: {
          first: await signs("x-hub-signature-256", "first"),
          second: await signs("x-hub-signature-256", "second"),
        },
        former: await signs("x-mortise-former-signature-256", "first"),
      };
    };
    await receiver.waitFor(({ path }) => path.endsWith(kind));
    expect(await pinged()).toEqual({ now: { first: true, second: false }, former: false });
    await updateOwnedHook({ ...hook, input: {}, merge: { secret: "second" }, keepFormerSecret: true });
    expect(await pinged()).toEqual({ now: { first: false, second: true }, former: true });
    clock.set(new Date(Date.now() + DAY_MS + 60_000));
    expect(await pinged(), "a day later").toEqual({ now: { first: false, second: true }, former: false });
    clock.set(undefined);
    await updateOwnedHook({ ...hook, input: {}, merge: { secret: "" } });
    expect(await db.hook.findUniqueOrThrow({ where: { id: hook.hookId } })).toMatchObject({
      sealedSecret: null,
      formerSealedSecret: null,
    });
  },
);

test("a certificate that has expired is named with its day, and what failed is sent again once it is not checked", async () => {
  const taken: string[] = [];
  const server = https.createServer(expired, (request, response) => {
    taken.push(String(request.headers["x-github-delivery"]));
    request.resume();
    response.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const hook = await add("repository", `https://localhost:${(server.address() as AddressInfo).port}/hook`);
  const ended = () => db.delivery.findMany({ where: { hookId: hook.hookId, deliveredAt: { not: null } } });
  try {
    await expect.poll(async () => (await ended()).length).toBe(1);
    const [first] = await ended();
    expect(first).toMatchObject({ outcome: "tls", statusCode: null });
    expect(outcomeSentence(first as NonNullable<typeof first>)).toBe(
      "The receiver's certificate was not accepted: the certificate expired on 2024-02-01.",
    );
    await updateOwnedHook({ ...hook, input: {}, merge: { insecure_ssl: true } });
    expect(await redeliverFailed({ hookId: hook.hookId, since: new Date(Date.now() - DAY_MS) })).toBe(1);
    await expect.poll(() => taken).toEqual([first?.guid]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("a pause is ended by the owner alone, and of a webhook that is paused", async () => {
  const hook = await add("organization", "http://127.0.0.1:9/paused");
  await expect(resumeOwnedHook({ ...hook, replay: true })).rejects.toMatchObject({ status: 422 });
  await db.hook.update({ where: { id: hook.hookId }, data: { pausedAt: clock.now(), retries: true } });
  const another = { ...hook, owner: ownerOf("repository") };
  await expect(resumeOwnedHook({ ...another, replay: true })).rejects.toMatchObject({ status: 404 });
  await resumeOwnedHook({ ...hook, replay: false });
  const after = await db.hook.findUniqueOrThrow({ where: { id: hook.hookId } });
  expect(after.pausedAt).toBeNull();
});
