import type { ExternalIdentity } from "@/generated/prisma/client.ts";
import { notFound, unprocessable } from "@/lib/api/errors.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { clock } from "@/lib/platform/clock.ts";
import { db, type Tx, transaction } from "@/lib/platform/db.ts";
import { insertUser } from "./insert-user.ts";
import { isReservedLogin } from "./reserved-logins.ts";
import { LOGIN_LENGTH_MAX, loginFrom } from "./rules.ts";
import { emailAddress } from "./schemas.ts";

/** What a sign-in provider says of somebody: issuer and subject identify them, everything else is hearsay. */
export type ExternalPerson = {
  issuer: string;
  subject: string;
  email: string | null;
  /** The provider vouches that the address is theirs. */
  emailVerified: boolean;
  preferredUsername: string | null;
  name: string | null;
};

export type Recognition =
  | { outcome: "recognized" | "created" | "linked"; accountId: number }
  /** The address belongs to an account, which only its password (or its own provider) opens. */
  | { outcome: "address-taken" }
  /** Somebody else signs in with this identity. */
  | { outcome: "linked-elsewhere" };

export async function findAccountIdByIdentity(issuer: string, subject: string): Promise<number | null> {
  const identity = await db.externalIdentity.findUnique({ where: { issuer_subject: { issuer, subject } } });
  return identity?.accountId ?? null;
}

/**
 * Whose account a person at a provider signs in to: the one linked to issuer and subject, else a new one. An account
 * is never taken over by its address. With `linkTo` the identity is linked to that account, which is signed in already.
 */
export async function recognizePerson(person: ExternalPerson, linkTo: number | null = null): Promise<Recognition> {
  const known = await findAccountIdByIdentity(person.issuer, person.subject);
  if (linkTo !== null) return linkIdentity({ person, linkTo, known });
  if (known !== null) return { outcome: "recognized", accountId: known };
  return transaction(async (tx) => {
    const address = emailAddress.safeParse(person.email).data ?? null;
    if (address && (await tx.email.findUnique({ where: { address } }))) return { outcome: "address-taken" };
    const account = await insertUser(tx, {
      login: await freeLogin(tx, person),
      name: person.name,
      ...(address && { email: { address, verified: person.emailVerified } }),
    });
    await insertIdentity(tx, account.id, person);
    const data = { issuer: person.issuer };
    await recordAudit(tx, { action: "user.create", actorId: account.id, accountId: account.id, data });
    return { outcome: "created", accountId: account.id };
  });
}

async function linkIdentity({
  person,
  linkTo,
  known,
}: {
  person: ExternalPerson;
  linkTo: number;
  known: number | null;
}): Promise<Recognition> {
  if (known !== null)
    return known === linkTo ? { outcome: "linked", accountId: linkTo } : { outcome: "linked-elsewhere" };
  await transaction(async (tx) => {
    await insertIdentity(tx, linkTo, person);
    const data = { issuer: person.issuer };
    await recordAudit(tx, { action: "user.link_identity", actorId: linkTo, accountId: linkTo, data });
  });
  return { outcome: "linked", accountId: linkTo };
}

async function insertIdentity(tx: Tx, accountId: number, { issuer, subject }: ExternalPerson): Promise<void> {
  await tx.externalIdentity.create({ data: { accountId, issuer, subject, createdAt: clock.now() } });
}

export async function identitiesOf(accountId: number): Promise<ExternalIdentity[]> {
  return db.externalIdentity.findMany({ where: { accountId }, orderBy: { id: "asc" } });
}

/** Stops signing in with a provider.
 *  @throws 404 when it is not linked, 422 when nothing else would be left to sign in with */
export async function unlinkIdentity({
  viewerId,
  identityId,
}: {
  viewerId: number;
  identityId: number;
}): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE id = ${viewerId} FOR UPDATE`;
    const identities = await tx.externalIdentity.findMany({ where: { accountId: viewerId } });
    const identity = identities.find(({ id }) => id === identityId);
    if (!identity) throw notFound();
    const password = await tx.password.findUnique({ where: { accountId: viewerId } });
    if (!password && identities.length === 1)
      throw unprocessable("Set a password first: nothing else would be left to sign in with.");
    await tx.externalIdentity.delete({ where: { id: identityId } });
    const data = { issuer: identity.issuer };
    await recordAudit(tx, { action: "user.unlink_identity", actorId: viewerId, accountId: viewerId, data });
  });
}

/** A login that nobody has, as near as possible to what the provider calls the person: mona, mona-2, mona-3, … */
async function freeLogin(tx: Tx, { preferredUsername, email, name }: ExternalPerson): Promise<string> {
  const wanted = [preferredUsername?.split("@")[0], email?.split("@")[0], name].map((text) => loginFrom(text ?? ""));
  const base = wanted.find((login) => login !== "") ?? "user";
  for (let attempt = isReservedLogin(base) ? 2 : 1; ; attempt += 1) {
    const login = numbered(base, attempt);
    if (!(await tx.account.findUnique({ where: { login }, select: { id: true } }))) return login;
  }
}

function numbered(base: string, number: number): string {
  if (number === 1) return base;
  const ending = `-${number}`;
  return `${base.slice(0, LOGIN_LENGTH_MAX - ending.length).replace(/-+$/, "")}${ending}`;
}
