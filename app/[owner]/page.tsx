import { GearIcon, PencilIcon, PlusIcon, RepoIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { MemberStrip } from "@/components/host/member-strip.tsx";
import { firstOf, pageIn } from "@/components/host/page-number.ts";
import { ProfileCard } from "@/components/host/profile-card.tsx";
import { RepositoryFilters } from "@/components/host/repository-filters.tsx";
import { RepositoryList } from "@/components/host/repository-list.tsx";
import { decoded } from "@/components/host/require-page.ts";
import { OffersBanner } from "@/components/installations/offers-banner.tsx";
import { Container } from "@/components/shell/container.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import type { PageQuery } from "@/components/ui/page-href.ts";
import { PagedList } from "@/components/ui/paged-list.tsx";
import { membersOf } from "@/lib/accounts/people-queries.ts";
import { findAccountByLogin, findOrganizationRole } from "@/lib/accounts/queries.ts";
import { accountPath } from "@/lib/accounts/represent.ts";
import { findViewer } from "@/lib/authentication/session.ts";
import { repositoriesVisibleTo } from "@/lib/host/repositories/queries.ts";
import { unansweredOffers } from "@/lib/installations/offers.ts";

type Props = { params: Promise<{ owner: string }>; searchParams: Promise<PageQuery> };

const PEOPLE_SHOWN = 14;

/** The person or organization in the address; a bot's page is its integration's. */
const requireAccountPage = cache(async (login: string) => {
  const account = await findAccountByLogin(decoded(login));
  if (account?.type === "BOT") redirect(accountPath(account));
  return account ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { login, name } = await requireAccountPage((await params).owner);
  return { title: name ? `${name} (${login})` : login };
}

export default async function AccountPage({ params, searchParams }: Props) {
  const account = await requireAccountPage((await params).owner);
  const viewer = await findViewer();
  const query = await searchParams;
  const search = firstOf(query.q);
  const asked = firstOf(query.visibility);
  const visibility = asked === "public" || asked === "private" ? asked : undefined;
  const page = pageIn(query);
  const role =
    viewer && account.type === "ORGANIZATION"
      ? await findOrganizationRole({ organizationId: account.id, userId: viewer.id })
      : null;
  const [{ total, repositories }, people] = await Promise.all([
    repositoriesVisibleTo(viewer?.id ?? null, account.id, {
      page,
      ...(search && { search }),
      ...(visibility && { private: visibility === "private" }),
    }),
    role && membersOf(account.id, { page: { page: 1, perPage: PEOPLE_SHOWN } }),
  ]);
  const isSelf = viewer?.id === account.id;
  const offers = isSelf || role === "ADMIN" ? await unansweredOffers(account.id) : [];
  const path = `/${account.login}`;
  const newPath = `/new?owner=${account.login}`;
  return (
    <Container>
      <OffersBanner
        offers={offers}
        login={account.login}
        base={isSelf ? "/settings/installations" : `/organizations/${account.login}/settings/installations`}
      />
      <div className="grid gap-6 md:grid-cols-[14rem_minmax(0,1fr)] lg:gap-8">
        <div className="grid content-start gap-4">
          <ProfileCard
            account={account}
            actions={
              <>
                {isSelf && (
                  <LinkButton href="/settings/profile" icon={<PencilIcon />}>
                    Edit profile
                  </LinkButton>
                )}
                {role === "ADMIN" && (
                  <LinkButton href={`/organizations/${account.login}/settings/profile`} icon={<GearIcon />}>
                    Settings
                  </LinkButton>
                )}
              </>
            }
          />
          {people && <MemberStrip org={account.login} members={people.members} total={people.total} />}
        </div>
        <section aria-labelledby="repositories-heading" className="grid min-w-0 content-start gap-4">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 id="repositories-heading" className="font-semibold text-base">
              Repositories
            </h2>
            {(isSelf || role) && (
              <LinkButton variant="primary" href={newPath} icon={<PlusIcon />}>
                New repository
              </LinkButton>
            )}
          </div>
          <RepositoryFilters path={path} search={search} visibility={visibility} mayBePrivate={viewer !== null} />
          <PagedList
            path={path}
            query={query}
            page={page}
            total={total}
            isEmpty={repositories.length === 0}
            empty={
              <NoRepositories
                isFiltered={Boolean(search ?? visibility) || page.page > 1}
                newPath={isSelf || role ? newPath : null}
              />
            }
          >
            <RepositoryList repositories={repositories} />
          </PagedList>
        </section>
      </div>
    </Container>
  );
}

function NoRepositories({ isFiltered, newPath }: { isFiltered: boolean; newPath: string | null }) {
  if (isFiltered)
    return (
      <EmptyState headingLevel="h3" title="Nothing matches">
        Try another part of the name, or another visibility.
      </EmptyState>
    );
  return (
    <EmptyState
      headingLevel="h3"
      icon={<RepoIcon size={24} />}
      title="No repositories to see"
      actions={newPath && <LinkButton href={newPath}>Create a repository</LinkButton>}
    />
  );
}
