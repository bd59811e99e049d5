import { WebhookIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { CursorPagination } from "@/components/deliveries/cursor-pagination.tsx";
import { DeliveryFilter } from "@/components/deliveries/delivery-filter.tsx";
import { DeliveryList } from "@/components/deliveries/delivery-list.tsx";
import { filterOf, readQuery } from "@/components/deliveries/delivery-query.ts";
import { LiveDeliveries } from "@/components/deliveries/live-deliveries.tsx";
import { SendFailedAgain } from "@/components/deliveries/send-failed-again.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { EVENTS } from "@/lib/webhooks/catalogue.ts";
import { deliveriesOf, readCursor } from "@/lib/webhooks/queries.ts";
import { sendFailedAgain } from "./actions.ts";

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
  const named = await params;
  const { integration, base, home } = await requireIntegrationPage(named);
  const search = await searchParams;
  const path = `${home}/deliveries`;
  const query = readQuery(search);
  const before = readCursor(one(search.cursor) ?? "");
  const hook = await findHookOf(integration.id);
  const { deliveries, nextCursor } = await deliveriesOf(hook.id, {
    filter: await filterOf(query),
    before,
    limit: PER_PAGE,
  });
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  const isSilent = !hook.active || hook.url === null;
  return (
    <IntegrationFrame integration={integration} base={base}>
      <section aria-labelledby="deliveries-heading" className="grid gap-4">
        <div>
          <h2 id="deliveries-heading" className="font-semibold text-base">
            Deliveries
          </h2>
          <p className="max-w-prose text-muted">
            What the webhook was sent, and what came back, kept for three days.{" "}
            {hook.retries
              ? "What fails is sent again by itself for half a day."
              : "Nothing is sent a second time by itself: open a delivery to send it again."}
          </p>
        </div>
        {hook.pausedAt && (
          <Banner tone="warning" title="The webhook is paused" actions={<WebhookLink home={home} />}>
            What happens waits until it goes on.
          </Banner>
        )}
        {isSilent && (
          <Banner tone="warning" title="The webhook is switched off" actions={<WebhookLink home={home} />}>
            Nothing is sent until it is switched on and has an address.
          </Banner>
        )}
        {(isFiltered || deliveries.length > 0) && (
          <DeliveryFilter path={path} query={query} events={eventsToChoose(integration)} />
        )}
        {deliveries.length > 0 && before === null && (
          <div className="flex flex-wrap items-center justify-between gap-3">
            <LiveDeliveries address={`${path}/live`} />
            <SendFailedAgain action={sendFailedAgain.bind(null, named)} />
          </div>
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
        <CursorPagination path={path} query={query} isFirst={before === null} nextCursor={nextCursor} />
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
        {isPast ? "Deliveries are kept for three days." : "Choose another outcome, event, place or time."}
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
