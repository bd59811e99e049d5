import { removalWords } from "@/components/accounts/removal-words.tsx";
import { roleWords } from "@/components/accounts/role-words.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { ConfirmDialog } from "@/components/ui/confirm.tsx";
import { Link } from "@/components/ui/link.tsx";
import { ListRow } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import type { Member } from "@/lib/accounts/people-queries.ts";
import { changeRole, remove } from "./actions.ts";

/** One of an organization's people, with what the viewer may do about them. */
export function MemberRow({
  member: { user, role, since },
  organization,
  viewerId,
  mayAdminister,
  isLastOwner,
}: {
  member: Member;
  organization: { login: string };
  viewerId: number;
  mayAdminister: boolean;
  isLastOwner: boolean;
}) {
  const isViewer = user.id === viewerId;
  const { login: org } = organization;
  const change = role === "ADMIN" ? "Make member" : "Make owner";
  const words = removalWords({ login: user.login, org, isViewer });
  return (
    <ListRow
      leading={<Avatar seed={user.login} size={32} />}
      title={
        <Link href={`/${user.login}`} look="strong">
          <bdi>{user.name ?? user.login}</bdi>
        </Link>
      }
      badges={
        <>
          <Badge tone={role === "ADMIN" ? "accent" : "neutral"}>{roleWords(role)}</Badge>
          {isViewer && <Badge>You</Badge>}
        </>
      }
      description={user.name && user.login}
      meta={
        <span>
          Joined <RelativeTime at={since} />
        </span>
      }
      actions={
        isLastOwner && mayAdminister ? (
          <p className="max-w-56 text-muted text-xs">The last owner cannot leave. Make somebody else an owner first.</p>
        ) : (
          <>
            {mayAdminister && (
              <form action={changeRole}>
                <input type="hidden" name="org" value={org} />
                <input type="hidden" name="id" value={user.id} />
                <input type="hidden" name="role" value={role === "ADMIN" ? "member" : "admin"} />
                <SubmitButton variant="secondary" size="sm" aria-label={`${change}: ${user.login}`}>
                  {change}
                </SubmitButton>
              </form>
            )}
            {(mayAdminister || isViewer) && (
              <ConfirmDialog
                triggerLabel={
                  <>
                    {isViewer ? "Leave" : "Remove"}
                    <span className="sr-only"> {isViewer ? org : user.login}</span>
                  </>
                }
                triggerSize="sm"
                title={words.title}
                submitLabel={words.submit}
                fallbackHref={`/organizations/${org}/people/${user.login}/remove`}
                action={remove}
                fields={{ org, id: String(user.id) }}
              >
                {words.ends}
              </ConfirmDialog>
            )}
          </>
        )
      }
    />
  );
}
