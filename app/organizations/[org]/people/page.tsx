import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { requireMembershipPage } from "@/components/accounts/require-page.ts";
import { firstOf, pageIn } from "@/components/host/page-number.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { List } from "@/components/ui/list.tsx";
import { ListSearch } from "@/components/ui/list-search.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { countOwners, invitationsOf, membersOf } from "@/lib/accounts/people-queries.ts";
import { invite } from "./actions.ts";
import { InvitationList } from "./invitation-list.tsx";
import { MemberRow } from "./member-row.tsx";

type Props = { params: Promise<{ org: string }>; searchParams: Promise<PageQuery> };

const ROLES = { owner: "ADMIN", member: "MEMBER" } as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `People of ${(await params).org}` };
}

export default async function PeoplePage({ params, searchParams }: Props) {
  const { organization, role, viewer } = await requireMembershipPage((await params).org);
  const query = await searchParams;
  const search = firstOf(query.q);
  const filter = query.role === "owner" || query.role === "member" ? query.role : undefined;
  const page = pageIn(query);
  const [{ members, total }, owners, invitations] = await Promise.all([
    membersOf(organization.id, { page, role: filter && ROLES[filter], search }),
    countOwners(organization.id),
    role === "ADMIN" ? invitationsOf(organization.id) : [],
  ]);
  const path = `/organizations/${organization.login}/people`;
  const tab = (to?: keyof typeof ROLES) => {
    const kept = new URLSearchParams({ ...(to && { role: to }), ...(search && { q: search }) }).toString();
    return kept ? `${path}?${kept}` : path;
  };
  return (
    <>
      <PageHeading description="Owners administer the organization; members belong to it and its teams.">
        People
      </PageHeading>
      <div className="grid gap-8">
        <section aria-label="People" className="grid gap-4">
          <LinkTabs
            label="Who is listed"
            tabs={[
              { href: tab(), label: "Everybody", current: filter === undefined },
              { href: tab("owner"), label: "Owners", count: owners, current: filter === "owner" },
              { href: tab("member"), label: "Members", current: filter === "member" },
            ]}
          />
          <div className="lg:max-w-md">
            <ListSearch
              path={path}
              search={search}
              label="Find somebody by login or name"
              placeholder="Login or name"
              hidden={{ role: filter }}
            />
          </div>
          <PagedList
            path={path}
            query={query}
            page={page}
            total={total}
            isEmpty={members.length === 0}
            empty={
              <EmptyState title="Nobody matches">Try another part of the name, or look among everybody.</EmptyState>
            }
          >
            <List title={filter === "owner" ? "Owners" : filter === "member" ? "Members" : "People"} count={total}>
              {members.map((member) => (
                <MemberRow
                  key={member.user.id}
                  member={member}
                  organization={organization}
                  viewerId={viewer.id}
                  mayAdminister={role === "ADMIN"}
                  isLastOwner={member.role === "ADMIN" && owners === 1}
                />
              ))}
            </List>
          </PagedList>
        </section>
        {role === "ADMIN" && (
          <>
            <InvitationList invitations={invitations} organization={organization} />
            <section aria-labelledby="invite-heading" className="grid max-w-xl gap-4">
              <div>
                <h2 id="invite-heading" className="font-semibold text-base">
                  Invite somebody
                </h2>
                <p className="text-muted">They get a mail, and join once they accept.</p>
              </div>
              <FieldsForm
                action={invite}
                submitLabel="Invite"
                pendingLabel="Inviting"
                hidden={{ org: organization.login }}
                fields={[
                  {
                    name: "invitee",
                    label: "Login or e-mail address",
                    required: true,
                    hint: "Of a person who has an account here.",
                  },
                  {
                    name: "role",
                    label: "Role",
                    kind: "select",
                    value: "member",
                    options: [
                      { value: "member", label: "Member" },
                      { value: "admin", label: "Owner" },
                    ],
                  },
                ]}
              />
            </section>
          </>
        )}
      </div>
    </>
  );
}
