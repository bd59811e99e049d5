import { config } from "@/lib/platform/config.ts";

/** The later name of the same pages: clients and documents link to it, with a query that fills the form. */
export function GET(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const path = pathname.replace("/settings/apps", "/settings/integrations");
  return Response.redirect(`${config().publicUrl}${path}${search}`, 302);
}
