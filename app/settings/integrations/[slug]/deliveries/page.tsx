import type { Metadata } from "next";
import { DeliveryLog } from "@/components/deliveries/delivery-log.tsx";
import type { Search } from "@/components/deliveries/delivery-query.ts";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { EVENTS } from "@/lib/webhooks/catalogue.ts";
import { sendFailedAgain } from "./actions.ts";

type Props = { params: Promise<IntegrationParams>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: deliveries` };
}

export default async function DeliveriesPage({ params, searchParams }: Props) {
  const named = await params;
  const { integration, base, home } = await requireIntegrationPage(named);
  return (
    <IntegrationFrame integration={integration} base={base}>
      <DeliveryLog
        hook={await findHookOf(integration.id)}
        path={`${home}/deliveries`}
        settings={`${home}/webhook`}
        search={await searchParams}
        events={eventsToChoose(integration)}
        firstComes="The first delivery comes when the integration is installed, or when something happens that it subscribed to."
        sendFailedAgain={sendFailedAgain.bind(null, named)}
      />
    </IntegrationFrame>
  );
}

/** What it is subscribed to, and what comes by itself. */
function eventsToChoose({ versions }: { versions: readonly { events: readonly string[] }[] }): string[] {
  const automatic = EVENTS.filter((known) => known.automatic && known.hooks.includes("app")).map(({ name }) => name);
  return [...new Set<string>([...(versions[0]?.events ?? []), "ping", ...automatic])].toSorted((a, b) =>
    a.localeCompare(b),
  );
}
