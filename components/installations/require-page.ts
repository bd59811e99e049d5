import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { boundText } from "@/components/accounts/bound-text.ts";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { administers } from "@/lib/accounts/queries.ts";
import { requireViewer, type Viewer } from "@/lib/authentication/session.ts";
import {
  findConfiguration,
  findInstallationAccount,
  type InstallationOnPage,
} from "@/lib/installations/configuration.ts";
import { configurationPath } from "@/lib/installations/represent.ts";

/** The account whose installations a page is about: the viewer's own, or an organization that they own. */
export type AccountOnPage = {
  viewer: Viewer;
  account: { id: number; login: string; isOrganization: boolean };
  /** The address of the list; one installation stands below it. */
  base: string;
};

/** Without `org` the viewer's own account. The page does not exist for anybody who does not own the organization. */
export const requireInstallationsPage = cache(async (org: string | undefined): Promise<AccountOnPage> => {
  if (org === undefined) {
    const viewer = await requireViewer();
    const { id, login } = viewer;
    return { viewer, account: { id, login, isOrganization: false }, base: "/settings/installations" };
  }
  const { viewer, organization } = await requireOwnerPage(org);
  const { id, login } = organization;
  return {
    viewer,
    account: { id, login, isOrganization: true },
    base: `/organizations/${login}/settings/installations`,
  };
});

/** What the address of an installation names. */
export type InstallationParams = { org?: string; id: string };

export type InstallationPage = AccountOnPage & {
  installation: InstallationOnPage;
  /** The address of its configuration. */
  home: string;
};

/**
 * An installation on that account. One on another account of the viewer's is shown at its own address: integrations
 * link to /settings/installations/<id> without knowing whose it is. Others do not exist.
 */
const findInstallationPage = cache(
  async (org: string | undefined, id: string, below: string): Promise<InstallationPage> => {
    const page = await requireInstallationsPage(org);
    const installationId = /^\d{1,9}$/.test(id) ? Number(id) : 0;
    const installation = await findConfiguration(page.account.id, installationId);
    if (installation) return { ...page, installation, home: `${page.base}/${installation.id}` };
    const elsewhere = await findInstallationAccount(installationId);
    if (elsewhere && (await administers(page.viewer.id, elsewhere.account.id)))
      redirect(`${configurationPath(elsewhere)}${below}`);
    return notFound();
  },
);

/** `below` is the part of the address after the installation's own: "/permissions". */
export async function requireInstallationPage(named: InstallationParams, below = ""): Promise<InstallationPage> {
  const { org, id } = named ?? notFound(); // bound to forms, so that it may be anything
  return findInstallationPage(org, boundText(id), below);
}
