import type { Metadata } from "next";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { lintContextOf } from "@/components/integrations/lint-context.ts";
import { PermissionsForm } from "@/components/integrations/permissions-form.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { heldLevelsOf, installationCountOf } from "@/lib/integrations/queries.ts";
import { savePermissions } from "../../actions.ts";

type Props = { params: Promise<IntegrationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: permissions` };
}

export default async function PermissionsPage({ params }: Props) {
  const named = await params;
  const { integration, base, home } = await requireIntegrationPage(named);
  const { id } = integration;
  return (
    <IntegrationFrame integration={integration} base={base}>
      <PermissionsForm
        action={savePermissions.bind(null, named)}
        home={home}
        lint={await lintContextOf(integration)}
        installationCount={await installationCountOf(id)}
        held={await heldLevelsOf(id)}
      />
    </IntegrationFrame>
  );
}
