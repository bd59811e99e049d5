import { redirect } from "next/navigation";

/** Another name of the same pages, which some clients link to. */
export function GET(request: Request): never {
  const { pathname, search } = new URL(request.url);
  redirect(`${pathname.replace(/^\/github-apps\//, "/integrations/")}${search}`);
}
