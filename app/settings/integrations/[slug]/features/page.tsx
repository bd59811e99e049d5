import type { Metadata } from "next";
import { FeaturesForm } from "@/components/integrations/features-form.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { lintContextOf } from "@/components/integrations/lint-context.ts";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { saveFeatures } from "../../actions.ts";

type Props = { params: Promise<IntegrationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: optional features` };
}

export default async function FeaturesPage({ params }: Props) {
  const named = await params;
  const { integration, base, home } = await requireIntegrationPage(named);
  return (
    <IntegrationFrame integration={integration} base={base}>
      <FeaturesForm action={saveFeatures.bind(null, named)} home={home} lint={await lintContextOf(integration)} />
    </IntegrationFrame>
  );
}
