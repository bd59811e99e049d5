import { redirect } from "next/navigation";

/** The later name of the same pages: clients and documents link to it, with a query that the flow needs. */
export function GET(request: Request): never {
  const { pathname, search } = new URL(request.url);
  redirect(`${pathname.replace(/^\/apps\//, "/integrations/")}${search}`);
}
