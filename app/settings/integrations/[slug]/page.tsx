import type { Metadata } from "next";
import { AboutIntegration } from "@/components/integrations/about-integration.tsx";
import { GeneralForm } from "@/components/integrations/general-form.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { storedValues } from "@/components/integrations/stored-values.ts";
import { installationCountOf, keysOf } from "@/lib/integrations/queries.ts";
import { saveGeneral } from "../actions.ts";

type Props = { params: Promise<IntegrationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: general` };
}

export default async function IntegrationPage({ params }: Props) {
  const named = await params;
  const { integration, owner, base, home } = await requireIntegrationPage(named);
  const [keys, installationCount] = await Promise.all([keysOf(integration.id), installationCountOf(integration.id)]);
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
        <GeneralForm
          key={integration.updatedAt.toISOString()}
          action={saveGeneral.bind(null, named)}
          initial={storedValues(integration)}
          slug={integration.slug}
          seenAt={integration.updatedAt.toISOString()}
        />
      </div>
    </IntegrationFrame>
  );
}
