import type { Metadata } from "next";
import { DeliveryOptions } from "@/components/deliveries/delivery-options.tsx";
import { FormerSecret } from "@/components/deliveries/former-secret.tsx";
import { PauseBanner } from "@/components/deliveries/pause-banner.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { lintContextOf } from "@/components/integrations/lint-context.ts";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { WebhookForm } from "@/components/integrations/webhook-form.tsx";
import { Link } from "@/components/ui/link.tsx";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { saveWebhook } from "../../actions.ts";
import { resume, saveDeliveryOptions } from "./actions.ts";

type Props = { params: Promise<IntegrationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: webhook` };
}

export default async function WebhookPage({ params }: Props) {
  const named = await params;
  const { integration, base, home } = await requireIntegrationPage(named);
  const hook = await findHookOf(integration.id);
  return (
    <IntegrationFrame integration={integration} base={base}>
      <section aria-labelledby="webhook-heading" className="grid gap-4">
        <div>
          <h2 id="webhook-heading" className="font-semibold text-base">
            Webhook
          </h2>
          <p className="max-w-prose text-muted">
            One webhook tells you about everything in every installation. What was sent, and what came back, is in the{" "}
            <Link href={`${home}/deliveries`}>deliveries</Link>. Without an address that can be reached from here,{" "}
            <Link href={`${home}/listen`}>listen</Link>.
          </p>
        </div>
        {hook.pausedAt && (
          <PauseBanner pausedAt={hook.pausedAt} failingSince={hook.failingSince} action={resume.bind(null, named)} />
        )}
        <FormerSecret until={hook.formerSecretUntil} />
        <WebhookForm action={saveWebhook.bind(null, named)} lint={await lintContextOf(integration)} />
        <DeliveryOptions
          action={saveDeliveryOptions.bind(null, named)}
          retries={hook.retries}
          formerNames={hook.formerNames}
          revision={integration.revision}
        />
      </section>
    </IntegrationFrame>
  );
}
