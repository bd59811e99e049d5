import { notFound } from "next/navigation";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { idFrom } from "@/components/tokens/require-page.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { findApplicationOf } from "@/lib/oauth/applications/queries.ts";

/** The account whose OAuth applications a page is about; the page does not exist for who does not administer it. */
export async function requireApplicationOwner(org: string | undefined) {
  if (org === undefined) {
    const viewer = await requireViewer();
    return { viewer, owner: { id: viewer.id, login: viewer.login }, base: "/settings/oauth-applications" };
  }
  const { viewer, organization } = await requireOwnerPage(org);
  const { id, login } = organization;
  return { viewer, owner: { id, login }, base: `/organizations/${login}/settings/oauth-applications` };
}

/** What the address of an application's settings names. */
export type ApplicationParams = { org?: string; id: string };

export async function requireApplicationPage(named: ApplicationParams) {
  const { org, id } = named ?? notFound(); // bound to forms, so that it may be anything
  const page = await requireApplicationOwner(org);
  const application = (await findApplicationOf(page.owner.id, idFrom(id))) ?? notFound();
  return { ...page, application, home: `${page.base}/${application.id}` };
}
