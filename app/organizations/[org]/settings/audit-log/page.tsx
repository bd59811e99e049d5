import type { Metadata } from "next";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { auditLogFilter, auditLogQuery } from "@/components/audit/audit-log-filter.ts";
import { AuditLogSearch } from "@/components/audit/audit-log-search.tsx";
import { LogList } from "@/components/audit/log-list.tsx";
import { pageIn } from "@/components/host/page-number.ts";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { Pagination } from "@/components/ui/pagination.tsx";
import { AUDIT_LOG_DAYS_KEPT, AUDIT_LOG_MONTHS_SHOWN, auditLogOf } from "@/lib/audit/audit-log.ts";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Audit log of ${(await requireOwnerPage((await params).org)).organization.login}` };
}

export default async function AuditLogPage({ params, searchParams }: Props) {
  const { viewer, organization } = await requireOwnerPage((await params).org);
  const query = await searchParams;
  const page = pageIn(query);
  const asked = auditLogQuery(query);
  const { total, entries } = await auditLogOf(organization.id, page, auditLogFilter(asked));
  const pageCount = Math.max(1, Math.ceil(total / page.perPage));
  const path = `/organizations/${organization.login}/settings/audit-log`;
  return (
    <>
      <PageHeading
        description={`What was done in ${organization.login}, and by whom. Kept for ${AUDIT_LOG_DAYS_KEPT} days; the last ${AUDIT_LOG_MONTHS_SHOWN} months unless you choose a day to begin at. Times are UTC.`}
      >
        Audit log
      </PageHeading>
      <AuditLogSearch path={path} query={asked} />
      <p className="mb-2 text-muted text-xs">
        {total === 1 ? "1 entry" : `${total.toLocaleString("en")} entries`}
        {asked.from === "" && ` of the last ${AUDIT_LOG_MONTHS_SHOWN} months`}
      </p>
      <LogList
        entries={entries}
        viewerLogin={viewer.login}
        of={organization.login}
        nothing={
          asked.from !== "" && asked.to !== "" && asked.from > asked.to
            ? "The day to begin at comes after the day to end at. Choose them the other way round."
            : "Nothing that was done fits. Try fewer words, or an earlier day."
        }
      />
      <Pagination path={path} query={query} page={page.page} hasNext={page.page < pageCount} pageCount={pageCount} />
    </>
  );
}
