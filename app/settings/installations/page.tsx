import type { Metadata } from "next";
import { InstallationList } from "@/components/installations/installation-list.tsx";
import { requireInstallationsPage } from "@/components/installations/require-page.ts";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { Pagination } from "@/components/ui/pagination.tsx";
import { installedOn } from "@/lib/installations/configuration.ts";
import { pageFrom } from "@/lib/platform/pagination.ts";

type Props = {
  params: Promise<{ org?: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Installed integrations" };

export default async function InstallationsPage({ params, searchParams }: Props) {
  const { account, base } = await requireInstallationsPage((await params).org);
  const query = await searchParams;
  const asked = typeof query.page === "string" && /^\d{1,6}$/.test(query.page) ? Number(query.page) : 1;
  const page = pageFrom({ page: asked });
  const { total, installations } = await installedOn(account.id, page);
  const pageCount = Math.max(1, Math.ceil(total / page.perPage));
  return (
    <>
      <PageHeading description={`Services that act on ${account.login} with the permissions they were granted.`}>
        Installed integrations
      </PageHeading>
      <InstallationList
        installations={installations}
        total={total}
        base={base}
        developerHref={base.replace(/installations$/, "integrations")}
        accountLogin={account.login}
      />
      <Pagination path={base} query={query} page={page.page} hasNext={page.page < pageCount} pageCount={pageCount} />
    </>
  );
}
