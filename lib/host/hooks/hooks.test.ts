import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { call } from "@/lib/testing/api-client.ts";
import { officialAnswerProblems } from "@/lib/testing/official-response-schema.ts";
import { officialProblems } from "@/lib/testing/official-webhook-schema.ts";
import { type Receiver, startReceiver } from "@/lib/testing/receiver.ts";
import { loadTestWorld, TOKENS } from "@/lib/testing/world.ts";
import { startDeliveries } from "@/lib/webhooks/worker.ts";

let receiver: Receiver;
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  await loadTestWorld();
  receiver = await startReceiver();
  worker = await startDeliveries();
});
afterAll(async () => {
  await worker.stop();
  await receiver.close();
});

type Hook = { id: number; events: string[]; config: Record<string, string>; url: string };
const token = TOKENS.mona;
const ownerOf = {
  repository: { base: "/repos/acme/widgets/hooks", path: "/repos/{owner}/{repo}/hooks" },
  organization: { base: "/orgs/acme/hooks", path: "/orgs/{org}/hooks" },
} as const;

describe.each(["repository", "organization"] as const)("a webhook of a %s", (kind) => {
  const { base, path } = ownerOf[kind];
  test("is added, greeted, changed, read, pinged, told of what happens and of its end", async () => {
    const seenBefore = receiver.requests.length;
    const arrived = (event: string) =>
      receiver.waitFor(
        (request) => receiver.requests.indexOf(request) >= seenBefore && request.headers["x-github-event"] === event,
      );
    const body = {
      name: "web",
      config: { url: `${receiver.url}?${kind}`, content_type: "json", secret: "s" },
      events: ["issues"],
    };
    const made = await call("POST", base, { token, body });
    expect(made.status, made.text).toBe(201);
    expect(officialAnswerProblems({ method: "POST", path, status: 201, body: made.body })).toEqual([]);
    const hook = made.body as Hook;
    expect(hook.config.secret).toBe("********");
    const ping = await arrived("ping");
    expect(officialProblems("ping", JSON.parse(ping.body.toString()))).toEqual([]);
    expect(ping.headers).toMatchObject({
      "x-github-hook-installation-target-type": kind,
      "x-hub-signature-256": expect.any(String),
    });

    const changed = await call("PATCH", `${base}/${hook.id}`, { token, body: { add_events: ["label"], active: true } });
    expect((changed.body as Hook).events).toEqual(["issues", "label"]);
    const config = await call("PATCH", `${base}/${hook.id}/config`, { token, body: { insecure_ssl: "1" } });
    expect(config.body).toMatchObject({ insecure_ssl: "1", secret: "********", content_type: "json" });
    expect((await call("GET", `${base}/${hook.id}/config`, { token })).body).toEqual(config.body);

    expect((await call("POST", "/repos/acme/widgets/issues", { token, body: { title: kind } })).status).toBe(201);
    await arrived("issues");
    expect((await call("POST", `${base}/${hook.id}/pings`, { token })).status).toBe(204);
    const list = await call("GET", `${base}/${hook.id}/deliveries?per_page=10`, { token });
    expect(
      officialAnswerProblems({ method: "GET", path: `${path}/{hook_id}/deliveries`, status: 200, body: list.body }),
    ).toEqual([]);
    const first = (list.body as { id: number; event: string }[]).at(-1);
    const details = await call("GET", `${base}/${hook.id}/deliveries/${first?.id}`, { token });
    expect(details.body).toMatchObject({ event: "ping", response: { payload: "ok" } });
    expect((await call("POST", `${base}/${hook.id}/deliveries/${first?.id}/attempts`, { token })).status).toBe(202);

    expect((await call("DELETE", `${base}/${hook.id}`, { token })).status).toBe(204);
    const meta = await arrived("meta");
    expect(JSON.parse(meta.body.toString())).toMatchObject({ action: "deleted", hook_id: hook.id });
    expect((await call("GET", `${base}/${hook.id}`, { token })).status).toBe(404);
    expect((await call("GET", base, { token })).body).toEqual([]);
    const audit = await db.auditEntry.findMany({ where: { action: { startsWith: "hook." } }, orderBy: { id: "asc" } });
    const acts = audit.filter(({ data }) => (data as { hook_id: number }).hook_id === hook.id);
    expect(acts.map(({ action }) => action)).toEqual([
      "hook.create",
      "hook.events_changed",
      "hook.config_changed",
      "hook.destroy",
    ]);
  });

  test("is refused twice with the same address, with an unknown event, and the 21st time for one event", async () => {
    const add = (url: string, events = ["push"]) => call("POST", base, { token, body: { config: { url }, events } });
    expect((await add("http://127.0.0.1:9/0")).status).toBe(201);
    const again = await add("http://127.0.0.1:9/0");
    expect([again.status, again.text]).toEqual([422, expect.stringContaining(`Hook already exists on this ${kind}`)]);
    expect((await add("http://127.0.0.1:9/x", ["no_such_event"])).status).toBe(422);
    for (let count = 1; count < 20; count += 1) expect((await add(`http://127.0.0.1:9/${count}`)).status).toBe(201);
    const full = await add("http://127.0.0.1:9/20", ["label", "push"]);
    expect([full.status, full.text]).toEqual([422, expect.stringContaining("cannot have more than 20 hooks")]);
  });
});

test("a test sends a repository's webhook the newest push", async () => {
  const body = { config: { url: `${receiver.url}?test`, content_type: "json" }, events: ["push", "fork"] };
  await db.hook.deleteMany({ where: { repositoryId: { not: null } } });
  const { id } = (await call("POST", "/repos/acme/widgets/hooks", { token, body })).body as Hook;
  expect((await call("POST", `/repos/acme/widgets/hooks/${id}/tests`, { token })).status).toBe(204);
  const push = await receiver.waitFor(({ headers }) => headers["x-github-event"] === "push");
  expect(officialProblems("push", JSON.parse(push.body.toString()))).toEqual([]);
});

test("a webhook of another repository is not found", async () => {
  const body = { config: { url: "http://127.0.0.1:9/other" } };
  const { id } = (await call("POST", "/repos/acme/gadgets/hooks", { token, body })).body as Hook;
  expect((await call("GET", `/repos/acme/widgets/hooks/${id}`, { token })).status).toBe(404);
});
