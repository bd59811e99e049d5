import { notFound } from "next/navigation";
import { cache } from "react";
import { boundText } from "@/components/accounts/bound-text.ts";
import { requireMembershipPage } from "@/components/accounts/require-page.ts";
import { requireAgreement } from "@/lib/authentication/require-agreement.ts";
import { requireViewer, type Viewer } from "@/lib/authentication/session.ts";
import { includes, type Managed, managedBy, managesAny } from "@/lib/integrations/managers.ts";
import { findIntegrationForOwner, type IntegrationDetails } from "@/lib/integrations/queries.ts";

/** The account whose integrations a page is about: the viewer's own, or an organization whose integrations they manage. */
export type OwnerOnPage = {
  viewer: Viewer;
  owner: { id: number; login: string };
  /** What of them the viewer manages; with "all" they register more as well. */
  manages: Managed;
  /** The address of the list: everything about one integration stands below it. */
  base: string;
};

/**
 * Without `org` the viewer's own account. Whoever has yet to sign the agreement is sent to it. The page does not exist
 * for anybody who manages nothing there.
 */
export const requireIntegrationOwner = cache(async (org: string | undefined): Promise<OwnerOnPage> => {
  if (org === undefined) {
    const viewer = await requireViewer();
    await requireAgreement(viewer);
    return { viewer, owner: { id: viewer.id, login: viewer.login }, manages: "all", base: "/settings/integrations" };
  }
  const { viewer, organization } = await requireMembershipPage(org);
  const manages = await managedBy({ userId: viewer.id, ownerId: organization.id });
  if (!managesAny(manages)) notFound();
  await requireAgreement(viewer);
  const { id, login } = organization;
  return { viewer, owner: { id, login }, manages, base: `/organizations/${login}/settings/integrations` };
});

export type IntegrationOnPage = OwnerOnPage & {
  integration: IntegrationDetails;
  /** The address of its settings. */
  home: string;
};

/** What the address of an integration's settings names. */
export type IntegrationParams = { org?: string; slug: string };

/** An integration of that account; the page does not exist for those of others. */
export async function requireIntegrationPage(named: IntegrationParams): Promise<IntegrationOnPage> {
  const { org, slug } = named ?? notFound(); // bound to forms, so that it may be anything
  const page = await requireIntegrationOwner(org);
  const integration = (await findIntegrationForOwner(page.owner.id, boundText(slug))) ?? notFound();
  if (!includes(page.manages, integration.id)) notFound();
  return { ...page, integration, home: `${page.base}/${integration.slug}` };
}
