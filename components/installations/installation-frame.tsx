import { LinkExternalIcon } from "@primer/octicons-react";
import type { ReactNode } from "react";
import { IntegrationAvatar } from "@/components/integrations/integration-avatar.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { Breadcrumbs } from "@/components/ui/breadcrumbs.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import type { InstallationOnPage } from "@/lib/installations/configuration.ts";

/** What the page of an installation has around it: the way back to the list, and the integration's name as the h1. */
export function InstallationFrame({
  integration,
  base,
  suspended,
  children,
}: {
  integration: Pick<InstallationOnPage["integration"], "id" | "name" | "slug" | "logoVersion" | "description">;
  base: string;
  suspended: boolean;
  children: ReactNode;
}) {
  const { name, slug, description } = integration;
  return (
    <>
      <div className="mb-3">
        <Breadcrumbs items={[{ label: "Installed integrations", href: base }, { label: <bdi>{name}</bdi> }]} />
      </div>
      <PageHeading
        leading={<IntegrationAvatar integration={integration} size={40} />}
        badges={suspended && <Badge tone="danger">Suspended</Badge>}
        description={description && <bdi>{description}</bdi>}
        actions={
          <LinkButton href={`/integrations/${slug}`} icon={<LinkExternalIcon />}>
            Its page
          </LinkButton>
        }
      >
        <bdi>{name}</bdi>
      </PageHeading>
      {children}
    </>
  );
}
