import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { LinkTabs } from "@/components/ui/link-tabs.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { OauthApplication } from "@/lib/oauth/applications/queries.ts";

/** What every settings page of an OAuth application has around it. */
export function ApplicationFrame({
  application: { id, name, clientId },
  base,
  children,
}: {
  application: OauthApplication;
  base: string;
  children: ReactNode;
}) {
  const home = `${base}/${id}`;
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs items={[{ label: "OAuth applications", href: base }, { label: name }]} />
      </div>
      <PageHeading
        leading={<Avatar seed={clientId} shape="square" size={40} />}
        description={
          <>
            Client ID <span className="break-all font-mono">{clientId}</span>
          </>
        }
      >
        <bdi>{name}</bdi>
      </PageHeading>
      <LinkTabs
        label="Settings of the application"
        tabs={[
          { href: home, label: "General", match: "exact" },
          { href: `${home}/secrets`, label: "Client secrets", match: "prefix" },
          { href: `${home}/advanced`, label: "Advanced" },
        ]}
      />
      <div className="mt-6">{children}</div>
    </>
  );
}
