import { WebhookIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { CursorPagination } from "@/components/deliveries/cursor-pagination.tsx";
import { DeliveryFilter } from "@/components/deliveries/delivery-filter.tsx";
import { DeliveryList } from "@/components/deliveries/delivery-list.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { EVENTS } from "@/lib/webhooks/catalogue.ts";
import { DELIVERY_STATUSES, deliveriesOf, FIRST_FAILURE_TO_PEOPLE, readCursor } from "@/lib/webhooks/queries.ts";

const PER_PAGE = 30;

type Props = {
  params: Promise<IntegrationParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: deliveries` };
}

const one = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value) || undefined;

export default async function DeliveriesPage({ params, searchParams }: Props) {
  const { integration, base, home } = await requireIntegrationPage(await params);
  const search = await searchParams;
  const path = `${home}/deliveries`;
  const status = DELIVERY_STATUSES.find((known) => known === one(search.status));
  const event = one(search.event);
  const before = readCursor(one(search.cursor) ?? "");
  const hook = await findHookOf(integration.id);
  const { deliveries, nextCursor } = await deliveriesOf(hook.id, {
    filter: { status, event, firstFailure: FIRST_FAILURE_TO_PEOPLE },
    before,
    limit: PER_PAGE,
  });
  const isFiltered = (status ?? event) !== undefined;
  const isSilent = !hook.active || hook.url === null;
  return (
    <IntegrationFrame integration={integration} base={base}>
      <section aria-labelledby="deliveries-heading" className="grid gap-4">
        <div>
          <h2 id="deliveries-heading" className="font-semibold text-base">
            Deliveries
          </h2>
          <p className="max-w-prose text-muted">
            What the webhook was sent, and what came back, kept for three days. Nothing is sent a second time by itself:
            open a delivery to send it again.
          </p>
        </div>
        {isSilent && (
          <Banner tone="warning" title="The webhook is switched off" actions={<WebhookLink home={home} />}>
            Nothing is sent until it is switched on and has an address.
          </Banner>
        )}
        {(isFiltered || deliveries.length > 0) && (
          <DeliveryFilter path={path} status={status} event={event} events={eventsToChoose(integration)} />
        )}
        {deliveries.length > 0 ? (
          <DeliveryList
            deliveries={deliveries}
            base={path}
            title={before === null ? "Newest first" : "Older"}
            headingLevel="h3"
          />
        ) : (
          <NoDeliveries home={home} path={path} isFiltered={isFiltered} isPast={before !== null} isSilent={isSilent} />
        )}
        <CursorPagination path={path} query={{ status, event }} isFirst={before === null} nextCursor={nextCursor} />
      </section>
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

function WebhookLink({ home }: { home: string }) {
  return <LinkButton href={`${home}/webhook`}>Webhook settings</LinkButton>;
}

function NoDeliveries({
  home,
  path,
  isFiltered,
  isPast,
  isSilent,
}: {
  home: string;
  path: string;
  isFiltered: boolean;
  isPast: boolean;
  isSilent: boolean;
}) {
  if (isFiltered || isPast)
    return (
      <EmptyState
        icon={<WebhookIcon size={24} />}
        title={isPast ? "Nothing older is kept" : "No delivery matches"}
        headingLevel="h3"
        actions={<LinkButton href={path}>Show all deliveries</LinkButton>}
      >
        {isPast ? "Deliveries are kept for three days." : "Choose another outcome or event."}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<WebhookIcon size={24} />}
      title="Nothing was sent yet"
      headingLevel="h3"
      actions={!isSilent && <WebhookLink home={home} />}
    >
      The first delivery comes when the integration is installed, or when something happens that it subscribed to.
    </EmptyState>
  );
}
