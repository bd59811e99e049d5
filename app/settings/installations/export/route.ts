import { requireInstallationsPage } from "@/components/installations/require-page.ts";
import { overviewFilter } from "@/lib/installations/overview.ts";
import { overviewCsv } from "@/lib/installations/overview-csv.ts";
import { clock } from "@/lib/platform/clock.ts";

/** Next gives a route without names in its path no params at all. */
type Context = { params: Promise<{ org?: string } | undefined> };

/** The list of installations as a file: what the page shows with the same filter, all pages of it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { account } = await requireInstallationsPage((await params)?.org);
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name)?.trim() || undefined;
  const csv = await overviewCsv(
    account.id,
    overviewFilter({ q: asked("q"), show: asked("show"), sort: asked("sort") }),
  );
  const day = clock.now().toISOString().slice(0, 10);
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="installations-${account.login}-${day}.csv"`,
      "cache-control": "no-store",
    },
  });
}
