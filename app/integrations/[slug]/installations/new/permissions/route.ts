import { redirect } from "next/navigation";

/** The documented address of the consent step, with the account suggested (wire facts §1.5): the same page here. */
export function GET(request: Request): never {
  const { pathname, search } = new URL(request.url);
  redirect(`${pathname.replace(/\/permissions$/, "")}${search}`);
}
