import type { Account } from "@/generated/prisma/client.ts";
import { notify } from "@/lib/accounts/notices.ts";
import { administratorsOf } from "@/lib/accounts/queries.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";

/** What the notices of a token that waits for approval are about. */
export const requestSubject = (tokenId: number): string => `token_request:${tokenId}`;

/** Tells an organization's owners, on their pages and by mail, that somebody's token waits for them. */
export async function tellOwners(
  tx: Tx,
  { tokenId, name, person, organization }: { tokenId: number; name: string; person: Account; organization: Account },
): Promise<void> {
  const owners = await administratorsOf(organization.id, tx);
  const below = `/personal-access-tokens/${tokenId}`;
  await notify(tx, {
    accountIds: owners.map(({ account }) => account.id),
    kind: "token_request",
    subject: requestSubject(tokenId),
    title: `${person.login} asks to use a token with ${organization.login}`,
    about: { organizationId: organization.id },
    path: `~${below}`,
  });
  for (const { account, email } of owners)
    if (email)
      await queueMail(tx, {
        to: email,
        subject: `${person.login} asks to use a token with ${organization.login}`,
        text: `Hello ${account.login},

${person.login} made the fine-grained personal access token “${name}” to act for them in ${organization.login}. Until an owner approves it, it reads what is public and nothing else. See what it asks for and decide:

${htmlUrl(`/organizations/${organization.login}/settings${below}`)}
`,
      });
}
