import { DownloadIcon, LinkExternalIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { FeedbackLink } from "@/components/site/feedback-link.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { IntegrationAvatar } from "./integration-avatar.tsx";
import { IntegrationTabs } from "./integration-tabs.tsx";

/** Whether anybody or its owner alone can see and install an integration. */
export function VisibilityBadge({ isPublic }: { isPublic: boolean }) {
  return <Badge>{isPublic ? "Public" : "Private"}</Badge>;
}

/**
 * What every settings page of an integration has around it: its name as the h1, and the way to the others. `base` is the list that
 * it stands in: /settings/integrations, or an organization's.
 */
export function IntegrationFrame({
  integration,
  base,
  children,
}: {
  integration: { id: number; name: string; slug: string; logoVersion: string | null; public: boolean };
  base: string;
  children: ReactNode;
}) {
  const { name, slug, public: isPublic } = integration;
  const home = `${base}/${slug}`;
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs items={[{ label: "Integrations", href: base }, { label: <bdi>{name}</bdi> }]} />
      </div>
      <PageHeading
        leading={<IntegrationAvatar integration={integration} size={40} />}
        badges={<VisibilityBadge isPublic={isPublic} />}
        actions={
          <>
            <FeedbackLink />
            <LinkButton href={`/integrations/${slug}/installations/new`} icon={<DownloadIcon />}>
              Install
            </LinkButton>
            <LinkButton href={`/integrations/${slug}`} icon={<LinkExternalIcon />}>
              Public page
            </LinkButton>
          </>
        }
      >
        <bdi>{name}</bdi>
      </PageHeading>
      <IntegrationTabs home={home} />
      <div className="mt-6">{children}</div>
    </>
  );
}
