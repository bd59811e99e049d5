import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeliveryView } from "@/components/deliveries/delivery-view.tsx";
import { eventTitle } from "@/components/deliveries/delivery-words.ts";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { findDelivery, readDeliveryId } from "@/lib/webhooks/queries.ts";
import { sendAgain } from "../actions.ts";

type Props = { params: Promise<IntegrationParams & { delivery: string }> };

async function requireDelivery({ delivery: text, ...named }: Awaited<Props["params"]>) {
  const page = await requireIntegrationPage(named);
  const deliveryId = readDeliveryId(text) ?? notFound();
  const hook = await findHookOf(page.integration.id);
  const delivery = (await findDelivery({ hookId: hook.id, deliveryId })) ?? notFound();
  return { ...page, named, hook, delivery, path: `${page.home}/deliveries` };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { integration, delivery } = await requireDelivery(await params);
  return { title: `${integration.name}: ${eventTitle(delivery)}` };
}

export default async function DeliveryPage({ params }: Props) {
  const { integration, base, named, hook, delivery, path } = await requireDelivery(await params);
  return (
    <IntegrationFrame integration={integration} base={base}>
      <DeliveryView
        hook={hook}
        delivery={delivery}
        path={path}
        sendAgain={sendAgain.bind(null, named, String(delivery.id))}
      />
    </IntegrationFrame>
  );
}
