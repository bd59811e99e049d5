import { PlusIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { IntegrationList } from "@/components/integrations/integration-list.tsx";
import { requireIntegrationOwner } from "@/components/integrations/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { integrationsOf } from "@/lib/integrations/queries.ts";

export const metadata: Metadata = { title: "Integrations you develop" };

/** Also served below an organization, which then is in the params. */
export default async function IntegrationsPage({ params }: { params: Promise<{ org?: string }> }) {
  const { owner, base } = await requireIntegrationOwner((await params).org);
  const integrations = await integrationsOf(owner.id);
  return (
    <>
      <PageHeading
        description={`Registered by ${owner.login}, for its own use or for others.`}
        actions={
          integrations.length > 0 && (
            <LinkButton href={`${base}/new`} variant="primary" icon={<PlusIcon />}>
              New integration
            </LinkButton>
          )
        }
      >
        Integrations
      </PageHeading>
      <IntegrationList integrations={integrations} base={base} />
    </>
  );
}
