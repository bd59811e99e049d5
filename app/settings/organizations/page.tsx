import { OrganizationIcon, PlusIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { roleWords } from "@/components/accounts/role-words.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { invitationsFor, type ReceivedInvitation } from "@/lib/accounts/people-queries.ts";
import { type OrganizationMembership, organizationsOf } from "@/lib/accounts/queries.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { accept, decline } from "./actions.ts";

export const metadata: Metadata = { title: "Organizations" };

export default async function OrganizationsPage() {
  const viewer = await requireViewer();
  const [memberships, invitations] = await Promise.all([organizationsOf(viewer.id), invitationsFor(viewer.id)]);
  return (
    <>
      <PageHeading
        actions={
          <LinkButton href="/organizations/new" variant="primary" icon={<PlusIcon />}>
            New organization
          </LinkButton>
        }
      >
        Organizations
      </PageHeading>
      <div className="grid gap-8">
        {invitations.length > 0 && (
          <List title="Invitations" count={invitations.length}>
            {invitations.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </List>
        )}
        {memberships.length > 0 ? (
          <List title="You belong to" count={memberships.length}>
            {memberships.map((membership) => (
              <MembershipRow key={membership.organization.id} membership={membership} viewerLogin={viewer.login} />
            ))}
          </List>
        ) : (
          <EmptyState
            icon={<OrganizationIcon size={24} />}
            title="You belong to no organization"
            actions={<LinkButton href="/organizations/new">Create one</LinkButton>}
          >
            An organization owns repositories and integrations together with other people.
          </EmptyState>
        )}
      </div>
    </>
  );
}

function InvitationRow({
  invitation: { id, organization, inviter, role, createdAt },
}: {
  invitation: ReceivedInvitation;
}) {
  return (
    <ListRow
      leading={<Avatar seed={organization.login} shape="square" size={32} />}
      title={<bdi>{organization.name ?? organization.login}</bdi>}
      badges={<Badge>{roleWords(role)}</Badge>}
      description={
        <>
          {inviter.login} invites you to join {organization.login}
        </>
      }
      meta={<RelativeTime at={createdAt} />}
      actions={
        <form className="flex flex-wrap gap-2">
          <input type="hidden" name="id" value={id} />
          <SubmitButton formAction={accept} size="sm" aria-label={`Accept: join ${organization.login}`}>
            Accept
          </SubmitButton>
          <SubmitButton
            formAction={decline}
            variant="secondary"
            size="sm"
            aria-label={`Decline: do not join ${organization.login}`}
          >
            Decline
          </SubmitButton>
        </form>
      }
    />
  );
}

function MembershipRow({
  membership: { organization, role },
  viewerLogin,
}: {
  membership: OrganizationMembership;
  viewerLogin: string;
}) {
  const { login, name, description } = organization;
  return (
    <ListRow
      leading={<Avatar seed={login} shape="square" size={32} />}
      title={
        <Link href={`/${login}`} look="strong">
          {name ?? login}
        </Link>
      }
      badges={<Badge tone={role === "ADMIN" ? "accent" : "neutral"}>{roleWords(role)}</Badge>}
      description={description}
      actions={
        <>
          <LinkButton size="sm" href={`/organizations/${login}/${role === "ADMIN" ? "settings/profile" : "people"}`}>
            {role === "ADMIN" ? "Settings" : "People"}
            <span className="sr-only"> of {login}</span>
          </LinkButton>
          <LinkButton size="sm" variant="danger" href={`/organizations/${login}/people/${viewerLogin}/remove`}>
            Leave<span className="sr-only"> {login}</span>
          </LinkButton>
        </>
      }
    />
  );
}
