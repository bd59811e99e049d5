import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { auditLogFilter, auditLogQuery } from "@/components/audit/audit-log-filter.ts";
import { auditLogCsv, auditLogJson } from "@/lib/audit/audit-log-file.ts";
import { clock } from "@/lib/platform/clock.ts";

type Context = { params: Promise<{ org: string }> };

/** The audit log as a file: what the page shows with the same search, all pages of it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { organization } = await requireOwnerPage((await params).org);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const asked = { organization, filter: auditLogFilter(auditLogQuery(query)) };
  const asJson = query.format === "json";
  const day = clock.now().toISOString().slice(0, 10);
  const name = `audit-log-${organization.login}-${day}.${asJson ? "json" : "csv"}`;
  return new Response(asJson ? await auditLogJson(asked) : await auditLogCsv(asked), {
    headers: {
      "content-type": asJson ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
