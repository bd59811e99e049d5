import type { Metadata } from "next";
import { firstOf, pageIn } from "@/components/host/page-number.ts";
import { InstallationList } from "@/components/installations/installation-list.tsx";
import { OverviewFilters, overviewExportHref } from "@/components/installations/overview-filters.tsx";
import { OwnIntegrationsTabs } from "@/components/installations/own-integrations-tabs.tsx";
import { requireInstallationsPage } from "@/components/installations/require-page.ts";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { Pagination } from "@/components/ui/pagination.tsx";
import { installedOn, overviewFilter } from "@/lib/installations/overview.ts";

type Props = {
  params: Promise<{ org?: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Installed integrations" };

export default async function InstallationsPage({ params, searchParams }: Props) {
  const { account, base } = await requireInstallationsPage((await params).org);
  const query = await searchParams;
  const page = pageIn(query);
  const filter = overviewFilter({ q: firstOf(query.q), show: firstOf(query.show), sort: firstOf(query.sort) });
  const { total, installations } = await installedOn(account.id, page, filter);
  const isNarrowed = filter.search !== undefined || filter.show !== "all";
  const pageCount = Math.max(1, Math.ceil(total / page.perPage));
  return (
    <>
      <PageHeading description={`Services that act on ${account.login} with the permissions they were granted.`}>
        Installed integrations
      </PageHeading>
      {!account.isOrganization && <OwnIntegrationsTabs />}
      {(total > 0 || isNarrowed) && (
        <div className="mb-4">
          <OverviewFilters base={base} filter={filter} />
        </div>
      )}
      <InstallationList
        installations={installations}
        total={total}
        isNarrowed={isNarrowed}
        base={base}
        exportHref={overviewExportHref(base, filter)}
        developerHref={base.replace(/installations$/, "integrations")}
        accountLogin={account.login}
      />
      <Pagination path={base} query={query} page={page.page} hasNext={page.page < pageCount} pageCount={pageCount} />
    </>
  );
}
