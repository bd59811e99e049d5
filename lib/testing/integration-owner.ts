import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { fieldMessages } from "@/lib/api/errors.ts";
import { insertInstallation } from "@/lib/installations/insert-installation.ts";
import type { InsertedIntegration } from "@/lib/integrations/insert-integration.ts";
import { INTEGRATIONS_PER_ACCOUNT_MAX } from "@/lib/integrations/limits.ts";
import { registerIntegration } from "@/lib/integrations/register-integration.ts";
import type { RegistrationInput } from "@/lib/integrations/schemas.ts";
import { permissionsOf } from "@/lib/integrations/stored-permissions.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { refusalOf } from "./refusal.ts";

/** For tests of registrations: mona owns acme, hubot is a member of it, and mona registers integrations for acme. */
export async function prepareOwner() {
  const { mona, hubot, acme } = await transaction(async (tx) => {
    const owner = await insertUser(tx, { login: "mona" });
    const member = await insertUser(tx, { login: "hubot" });
    const members = [
      { userId: owner.id, role: "ADMIN" as const },
      { userId: member.id, role: "MEMBER" as const },
    ];
    return { mona: owner, hubot: member, acme: await insertOrganization(tx, { login: "acme", members }) };
  });
  const actor = { accountId: mona.id };
  let count = 0;
  /** Something that can be registered, under a name of its own. */
  const input = (changes: Partial<RegistrationInput> = {}): RegistrationInput => ({
    name: `CI Bot ${++count}`,
    url: "https://ci.example",
    webhook_active: false,
    permissions: { issues: "write" },
    events: ["issues"],
    ...changes,
  });
  const register = (changes: Partial<RegistrationInput> = {}): Promise<InsertedIntegration> =>
    registerIntegration({ actor, ownerId: acme.id, input: input(changes) });
  return { mona, hubot, acme, actor, input, register };
}

/** The messages of a refusal by field. */
export async function refused(work: Promise<unknown>): Promise<Record<string, string>> {
  return fieldMessages(await refusalOf(work));
}

/** Installs the newest version on all repositories of an account. */
export async function install(integrationId: number, accountId: number): Promise<{ id: number }> {
  const version = await db.integrationVersion.findFirstOrThrow({
    where: { integrationId },
    orderBy: { number: "desc" },
  });
  return transaction((tx) =>
    insertInstallation(tx, {
      integrationId,
      accountId,
      version: { ...version, permissions: permissionsOf(version.permissions) },
      repositorySelection: "all",
      repositoryIds: [],
      installerId: null,
    }),
  );
}

/** Registers as many integrations for an account as it can have. */
export async function fillAccount({ id: ownerId, login }: { id: number; login: string }): Promise<void> {
  const times = { createdAt: new Date(), updatedAt: new Date() };
  const bots = await db.account.createManyAndReturn({
    data: Array.from({ length: INTEGRATIONS_PER_ACCOUNT_MAX }, (_, index) => ({
      type: "BOT" as const,
      login: `${login}-${index}[bot]`,
      ...times,
    })),
  });
  await db.integration.createMany({
    data: bots.map((bot, index) => ({
      ownerId,
      botId: bot.id,
      name: `${login} ${index}`,
      slug: `${login}-${index}`,
      clientId: `Iv1.${login}${index}`,
      url: "https://full.example",
      ...times,
    })),
  });
}
