import { GearIcon, PeopleIcon, WebhookIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, requireAblePage } from "@/components/host/require-page.ts";
import { SideNav } from "@/components/shell/side-nav.tsx";

/** The settings of a repository, for those who administer it. */
export default async function RepositorySettingsLayout({
  params,
  children,
}: {
  params: Promise<RepositoryParams>;
  children: ReactNode;
}) {
  const { repository } = await requireAblePage(await params, "administer");
  const base = repositoryPath(repository, "/settings");
  return (
    <div className="grid gap-6 md:grid-cols-[14rem_minmax(0,1fr)] lg:gap-8">
      <SideNav
        title="Repository settings"
        groups={[
          {
            items: [
              { href: base, label: "General", icon: <GearIcon /> },
              { href: `${base}/access`, label: "Access", icon: <PeopleIcon /> },
              { href: `${base}/hooks`, label: "Webhooks", icon: <WebhookIcon /> },
            ],
          },
        ]}
      />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
