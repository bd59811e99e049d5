import type { Metadata } from "next";
import { LOG_GROUPS } from "@/components/audit/action-words.ts";
import { LogList } from "@/components/audit/log-list.tsx";
import { firstOf, pageIn } from "@/components/host/page-number.ts";
import { Button } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { Pagination } from "@/components/ui/pagination.tsx";
import { SelectField } from "@/components/ui/text-field.tsx";
import { securityLogOf } from "@/lib/audit/security-log.ts";
import { requireViewer } from "@/lib/authentication/session.ts";

export const metadata: Metadata = { title: "Security log" };

const PATH = "/settings/security-log";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SecurityLogPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const page = pageIn(query);
  const group = LOG_GROUPS.find(({ value }) => value === firstOf(query.kind))?.value || null;
  const { total, entries } = await securityLogOf(viewer.id, page, group);
  const pageCount = Math.max(1, Math.ceil(total / page.perPage));
  return (
    <>
      <PageHeading description="What happened to your account, and what you did with others. If something here was not you, change your password and sign out all other browsers.">
        Security log
      </PageHeading>
      <form action={PATH} className="mb-4 flex flex-wrap items-end gap-2">
        <SelectField name="kind" label="Show" options={[...LOG_GROUPS]} defaultValue={group ?? ""} compact />
        <Button type="submit">Show</Button>
      </form>
      <LogList entries={entries} viewerLogin={viewer.login} />
      <Pagination path={PATH} query={query} page={page.page} hasNext={page.page < pageCount} pageCount={pageCount} />
    </>
  );
}
