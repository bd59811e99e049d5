import type { Prisma } from "@/generated/prisma/client.ts";
import { insertOrganization } from "@/lib/accounts/insert-organization.ts";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { clock } from "@/lib/platform/clock.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { FIRST_AGREEMENT_VERSION } from "@/lib/site/agreement.ts";
import { hashToken, lastEight } from "@/lib/tokens/formats.ts";
import { defaultEmail } from "./check-unique.ts";
import { ByName } from "./ids.ts";
import type { World } from "./schema.ts";

/** People with their addresses and tokens, then organizations with their members. Passwords follow separately. */
export async function insertAccounts(tx: Tx, { users, organizations }: World): Promise<ByName> {
  const accounts = new ByName();
  for (const user of users) {
    const { login, name, email = defaultEmail(login), site_admin: siteAdmin, bio, blog, location } = user;
    const { id } = await insertUser(tx, {
      login,
      name: name || null,
      email: { address: email, verified: true },
      siteAdmin,
    });
    accounts.set(login, id);
    if (bio || blog || location)
      await tx.account.update({
        where: { id },
        data: { description: bio || null, url: blog ?? null, location: location || null },
      });
  }
  await insertBelongings(tx, users, accounts);
  for (const { login, name, description, blog, location, members } of organizations) {
    const { id } = await insertOrganization(tx, {
      login,
      name: name || null,
      description: description || null,
      url: blog ?? null,
      location: location || null,
      members: Object.entries(members).map(([member, role]) => ({
        userId: accounts.of(member),
        role: role === "admin" ? ("ADMIN" as const) : ("MEMBER" as const),
      })),
    });
    accounts.set(login, id);
  }
  return accounts;
}

async function insertBelongings(tx: Tx, users: World["users"], accounts: ByName): Promise<void> {
  const now = clock.now();
  const signatures: Prisma.AgreementSignatureCreateManyInput[] = [];
  const addresses: Prisma.EmailCreateManyInput[] = [];
  const tokens: Prisma.AccessTokenCreateManyInput[] = [];
  for (const user of users) {
    const accountId = accounts.of(user.login);
    if (user.agreement) signatures.push({ accountId, version: FIRST_AGREEMENT_VERSION, signedAt: now });
    for (const { email, verified } of user.emails)
      addresses.push({ accountId, address: email, verifiedAt: verified ? now : null, createdAt: now });
    for (const { token, scopes, note } of user.tokens)
      tokens.push({
        kind: "PERSONAL",
        hash: hashToken(token),
        lastEight: lastEight(token),
        accountId,
        scopes: [...new Set(scopes)],
        note: note || null,
        fixed: true,
        createdAt: now,
      });
  }
  await tx.agreementSignature.createMany({ data: signatures });
  await tx.email.createMany({ data: addresses });
  await tx.accessToken.createMany({ data: tokens });
}

/** `hashes` in the order of the users, as `hashPassword` makes them. */
export async function insertPasswords(
  tx: Tx,
  { world, accounts, hashes }: { world: World; accounts: ByName; hashes: readonly string[] },
): Promise<void> {
  const changedAt = clock.now();
  await tx.password.createMany({
    data: world.users.map(({ login }, index) => ({
      accountId: accounts.of(login),
      hash: hashes[index] as string,
      changedAt,
    })),
  });
}
