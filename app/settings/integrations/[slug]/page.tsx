import type { Metadata } from "next";
import { AboutIntegration } from "@/components/integrations/about-integration.tsx";
import { GeneralForm } from "@/components/integrations/general-form.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { lintContextOf } from "@/components/integrations/lint-context.ts";
import { LintNotice } from "@/components/integrations/lint-notice.tsx";
import { LogoForm } from "@/components/integrations/logo-form.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { installationCountOf, keysOf } from "@/lib/integrations/queries.ts";
import { dropLogo, saveGeneral, saveLogo } from "../actions.ts";

type Props = { params: Promise<IntegrationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: general` };
}

export default async function IntegrationPage({ params }: Props) {
  const named = await params;
  const { integration, owner, base, home } = await requireIntegrationPage(named);
  const [keys, installationCount, lint] = await Promise.all([
    keysOf(integration.id),
    installationCountOf(integration.id),
    lintContextOf(integration),
  ]);
  return (
    <IntegrationFrame integration={integration} base={base}>
      <div className="grid gap-8">
        <AboutIntegration
          integration={integration}
          ownerLogin={owner.login}
          home={home}
          keyCount={keys.length}
          installationCount={installationCount}
        />
        <LintNotice
          values={lint.stored}
          facts={lint.facts}
          places={["features", "webhook", "permissions"]}
          hrefOf={({ place, field }) => `${home}/${place}#${field}`}
        />
        <LogoForm integration={integration} upload={saveLogo.bind(null, named)} remove={dropLogo.bind(null, named)} />
        <GeneralForm action={saveGeneral.bind(null, named)} slug={integration.slug} lint={lint} />
      </div>
    </IntegrationFrame>
  );
}
