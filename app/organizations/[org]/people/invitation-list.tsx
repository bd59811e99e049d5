import { roleWords } from "@/components/accounts/role-words.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { Invitation } from "@/lib/accounts/people-queries.ts";
import { cancel } from "./actions.ts";

/** Whom an organization waits for; nothing when it waits for nobody. */
export function InvitationList({
  invitations,
  organization,
}: {
  invitations: readonly Invitation[];
  organization: { login: string };
}) {
  if (invitations.length === 0) return null;
  return (
    <List title="Invited, not answered yet" count={invitations.length}>
      {invitations.map(({ id, user, inviter, role, createdAt }) => (
        <ListRow
          key={id}
          leading={<Avatar seed={user.login} size={32} />}
          title={<bdi>{user.name ?? user.login}</bdi>}
          badges={<Badge>{roleWords(role)}</Badge>}
          description={user.name && user.login}
          meta={
            <span>
              Invited by {inviter.login} <RelativeTime at={createdAt} />
            </span>
          }
          actions={
            <form action={cancel}>
              <input type="hidden" name="org" value={organization.login} />
              <input type="hidden" name="id" value={id} />
              <SubmitButton variant="danger" size="sm">
                Cancel invitation
                <span className="sr-only"> of {user.login}</span>
              </SubmitButton>
            </form>
          }
        />
      ))}
    </List>
  );
}
