import { describe, expect, test } from "vitest";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { fillAccount, install, prepareOwner, refused } from "@/lib/testing/integration-owner.ts";
import { addManager } from "./change-managers.ts";
import { managersOf } from "./managers.ts";
import { transferIntegration } from "./transfer-integration.ts";

const { mona, hubot, acme, actor, register } = await prepareOwner();
const platform = await transaction((tx) =>
  insertOrganization(tx, { login: "platform", members: [{ userId: mona.id, role: "ADMIN" }] }),
);
await transaction((tx) =>
  insertOrganization(tx, { login: "elsewhere", members: [{ userId: hubot.id, role: "ADMIN" }] }),
);

type Given = { newOwner?: string; confirmation?: string; by?: { accountId: number } };
const transfer = async ({ id }: { id: number }, given: Given = {}) => {
  const done = await transferIntegration({
    actor: given.by ?? actor,
    integrationId: id,
    newOwner: given.newOwner ?? "platform",
    confirmation: given.confirmation ?? "",
  });
  if (done.offer) throw new Error("it is offered, and did not move");
  return done;
};
let count = 0;
const named = async (changes: Parameters<typeof register>[0] = {}) => {
  const name = `Moving ${++count}`;
  return { ...(await register({ name, ...changes })), name };
};

/** What is given to another person waits for that person: transfers/transfers.test.ts. */
describe("transferring", () => {
  test("a private integration uninstalls it where its new owner is not", async () => {
    const moving = await named();
    const installation = await install(moving.id, acme.id);
    const { uninstalled } = await transfer(moving, { confirmation: moving.name });
    expect(uninstalled).toBe(1);
    expect(await db.integration.findUnique({ where: { id: moving.id } })).toMatchObject({ ownerId: platform.id });
    expect(await db.installation.findUnique({ where: { id: installation.id } })).toBeNull();
    expect(await db.event.findFirst({ where: { installationId: installation.id } })).toMatchObject({
      name: "installation",
      action: "deleted",
    });
    const entries = await db.auditEntry.findMany({
      where: { action: "integration.transfer", integrationId: moving.id },
    });
    expect(new Set(entries.map(({ accountId }) => accountId))).toEqual(new Set([acme.id, platform.id]));
    expect(entries[0]?.data).toMatchObject({
      transfer_from: "acme",
      transfer_from_id: acme.id,
      transfer_from_type: "Organization",
      transfer_to: "platform",
      transfer_to_id: platform.id,
      transfer_to_type: "Organization",
    });
  });

  test("a public one stays installed; its keys and its managers' rights do not change hands alike", async () => {
    const moving = await named({ public: true });
    await install(moving.id, acme.id);
    await addManager({ actorId: mona.id, organizationId: acme.id, login: "hubot", slug: moving.slug });
    const { uninstalled } = await transfer(moving, { newOwner: "MONA", confirmation: moving.name });
    expect(uninstalled).toBe(0);
    expect(await db.installation.count({ where: { integrationId: moving.id } })).toBe(1);
    expect(await managersOf(acme.id)).toEqual([]);
    expect(await db.integration.findUnique({ where: { id: moving.id } })).toMatchObject({ ownerId: mona.id });
  });

  test("by a manager of it, to where they may register, is done", async () => {
    const moving = await named();
    await addManager({ actorId: mona.id, organizationId: acme.id, login: "hubot", slug: moving.slug });
    await transfer(moving, { by: { accountId: hubot.id }, newOwner: "elsewhere", confirmation: moving.name });
  });

  test("with another name typed is refused", async () => {
    const moving = await named();
    expect(await refused(transfer(moving, { confirmation: "moving" }))).toHaveProperty("confirmation");
  });

  test("to an account where the actor may not register is refused", async () => {
    const moving = await named();
    const attempt = transfer(moving, { newOwner: "elsewhere", confirmation: moving.name });
    expect((await refused(attempt)).new_owner).toContain("You cannot register integrations for elsewhere");
  });

  test.each(["", "no-such-account", "ci-bot[bot]", "x\0y"])("to %j is refused", async (newOwner) => {
    const moving = await named();
    expect(await refused(transfer(moving, { newOwner, confirmation: moving.name }))).toHaveProperty("new_owner");
  });

  test("to who owns it already is refused", async () => {
    const moving = await named();
    const attempt = transfer(moving, { newOwner: "acme", confirmation: moving.name });
    expect((await refused(attempt)).new_owner).toContain("belongs to acme already");
  });

  test("to an account that has all it can have is refused", async () => {
    const moving = await named();
    const full = await transaction((tx) =>
      insertOrganization(tx, { login: "full", members: [{ userId: mona.id, role: "ADMIN" }] }),
    );
    await fillAccount(full);
    const attempt = transfer(moving, { newOwner: "full", confirmation: moving.name });
    expect((await refused(attempt)).new_owner).toContain("has 100 integrations");
  });

  test("by a member who does not manage it is refused", async () => {
    const moving = await named();
    const attempt = transfer(moving, { by: { accountId: hubot.id }, confirmation: moving.name });
    await expect(attempt).rejects.toMatchObject({ status: 403 });
  });
});
