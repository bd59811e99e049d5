import { expect, test } from "vitest";
import { db } from "@/lib/platform/db.ts";
import { install, prepareOwner } from "@/lib/testing/integration-owner.ts";
import { changePermissions } from "./change-permissions.ts";
import { integrationsOf } from "./list-queries.ts";

const { acme, hubot, mona, actor, register } = await prepareOwner();

test("the list tells installations, those that have to accept, and how the last delivery ended", async () => {
  const { id, hookId } = await register({
    name: "At a Glance",
    public: true,
    webhook_active: true,
    webhook_url: "https://ci.example/hook",
  });
  await install(id, acme.id);
  await install(id, hubot.id);
  const input = { permissions: { issues: "write", contents: "read" }, events: ["issues"] };
  await changePermissions({ actor, integrationId: id, input });
  const glance = async () => (await integrationsOf(acme.id)).find((one) => one.id === id);
  expect(await glance()).toMatchObject({ installationCount: 2, pendingCount: 2, lastDelivery: null, keyCount: 0 });
  const event = await db.event.findFirstOrThrow({ where: { integrationId: id } });
  for (const [statusCode, minute] of [
    [200, 1],
    [500, 2],
  ] as const) {
    await db.delivery.create({
      data: {
        guid: `00000000-0000-4000-8000-00000000000${minute}`,
        hookId,
        eventId: event.id,
        event: "ping",
        body: "{}",
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute)),
        outcome: "response",
        statusCode,
      },
    });
  }
  expect((await glance())?.lastDelivery).toMatchObject({ statusCode: 500, outcome: "response" });
});

test("a search finds by a part of the name, the description or the client id, in any case", async () => {
  const { clientId } = await register({ name: "Needle 100%_safe", description: "Sews." });
  for (const search of ["nEEDLE", "sews", clientId.slice(4), "100%_s"])
    expect(
      (await integrationsOf(acme.id, search)).map(({ name }) => name),
      search,
    ).toEqual(["Needle 100%_safe"]);
  expect(await integrationsOf(acme.id, "%")).toHaveLength(1);
  expect(await integrationsOf(mona.id, "needle")).toEqual([]);
});
