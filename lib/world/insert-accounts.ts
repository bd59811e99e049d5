import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { hashToken, lastEight } from "@/lib/tokens/formats.ts";
import { ByName } from "./ids.ts";
import type { World } from "./schema.ts";

/** The first version of the pre-release agreement. */
const AGREEMENT_VERSION = 1;

/** People with their tokens, then organizations with their members. */
export async function insertAccounts(tx: Tx, world: World, passwordHashes: readonly string[]): Promise<ByName> {
  const accounts = new ByName();
  for (const [index, user] of world.users.entries()) {
    const { login, name, email, site_admin, description, url, location, tokens, agreement } = user;
    const { id } = await insertUser(tx, {
      login,
      name: name ?? null,
      email: { address: email ?? `${login}@example.test`, verified: true },
      passwordHash: passwordHashes[index] as string,
      siteAdmin: site_admin,
    });
    accounts.set(login, id);
    await tx.account.update({
      where: { id },
      data: { description: description ?? null, url: url ?? null, location: location ?? null },
    });
    const now = clock.now();
    if (agreement)
      await tx.agreementSignature.create({ data: { accountId: id, version: AGREEMENT_VERSION, signedAt: now } });
    await tx.accessToken.createMany({
      data: tokens.map(({ token, scopes, note }) => ({
        kind: "PERSONAL" as const,
        hash: hashToken(token),
        lastEight: lastEight(token),
        accountId: id,
        scopes,
        note: note ?? null,
        fixed: true,
        createdAt: now,
      })),
    });
  }
  for (const { login, name, description, url, location, members } of world.organizations) {
    const { id } = await insertOrganization(tx, {
      login,
      name: name ?? null,
      description: description ?? null,
      url: url ?? null,
      location: location ?? null,
      members: Object.entries(members).map(([member, role]) => ({
        userId: accounts.of(member),
        role: role === "admin" ? ("ADMIN" as const) : ("MEMBER" as const),
      })),
    });
    accounts.set(login, id);
  }
  return accounts;
}
