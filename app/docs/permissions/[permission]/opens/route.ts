import { endpointsOpenedBy } from "@/lib/api/permission-table.ts";
import { findPermissionKey } from "@/lib/authorization/permission-catalogue.ts";

const HOUR_SECONDS = 3600;

/** What a permission opens, as the permission picker and consent pages show it once somebody looks. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ permission: string }> },
): Promise<Response> {
  const key = findPermissionKey((await params).permission);
  if (key === null) return Response.json([], { status: 404 });
  const endpoints = (await endpointsOpenedBy(key)).map(({ method, path, level, served, summary, additional }) => ({
    method,
    path,
    level,
    served,
    summary,
    additional,
  }));
  return Response.json(endpoints, { headers: { "cache-control": `public, max-age=${HOUR_SECONDS}` } });
}
