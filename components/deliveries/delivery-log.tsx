import { WebhookIcon } from "@primer/octicons-react";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { deliveriesOf, readCursor } from "@/lib/webhooks/queries.ts";
import { CursorPagination } from "./cursor-pagination.tsx";
import { DeliveryFilter } from "./delivery-filter.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { filterOf, readQuery, type Search } from "./delivery-query.ts";
import { LiveDeliveries } from "./live-deliveries.tsx";
import { SendFailedAgain } from "./send-failed-again.tsx";

const PER_PAGE = 30;

type Hook = { id: number; active: boolean; url: string | null; retries: boolean; pausedAt: Date | null };

const one = (value: string | string[] | undefined): string | undefined =>
  (Array.isArray(value) ? value[0] : value) || undefined;

/** What a webhook was sent and what came back: filtered, page by page, live, and all that failed to send again. */
export async function DeliveryLog({
  hook,
  path,
  settings,
  search,
  events,
  firstComes,
  sendFailedAgain,
}: {
  hook: Hook;
  /** Of this page. */
  path: string;
  /** Where the webhook is switched on and told its address. */
  settings: string;
  /** The query of the address. */
  search: Search;
  /** What can be filtered by. */
  events: readonly string[];
  /** What makes the first delivery. */
  firstComes: string;
  sendFailedAgain: (form: FormData) => Promise<void>;
}) {
  const query = readQuery(search);
  const before = readCursor(one(search.cursor) ?? "");
  const { deliveries, nextCursor } = await deliveriesOf(hook.id, {
    filter: await filterOf(query),
    before,
    limit: PER_PAGE,
  });
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  const isSilent = !hook.active || hook.url === null;
  const settingsLink = <LinkButton href={settings}>Webhook settings</LinkButton>;
  return (
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
        <Banner tone="warning" title="The webhook is paused" actions={settingsLink}>
          What happens waits until it goes on.
        </Banner>
      )}
      {isSilent && (
        <Banner tone="warning" title="The webhook is switched off" actions={settingsLink}>
          Nothing is sent until it is switched on and has an address.
        </Banner>
      )}
      {(isFiltered || deliveries.length > 0) && <DeliveryFilter path={path} query={query} events={events} />}
      {deliveries.length > 0 && before === null && (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <LiveDeliveries address={`${path}/live`} />
          <SendFailedAgain action={sendFailedAgain} />
        </div>
      )}
      {deliveries.length > 0 ? (
        <DeliveryList
          deliveries={deliveries}
          base={path}
          title={before === null ? "Newest first" : "Older"}
          headingLevel="h3"
        />
      ) : isFiltered || before !== null ? (
        <NothingFound path={path} isPast={before !== null} />
      ) : (
        <EmptyState
          icon={<WebhookIcon size={24} />}
          title="Nothing was sent yet"
          headingLevel="h3"
          actions={!isSilent && settingsLink}
        >
          {firstComes}
        </EmptyState>
      )}
      <CursorPagination path={path} query={query} isFirst={before === null} nextCursor={nextCursor} />
    </section>
  );
}

function NothingFound({ path, isPast }: { path: string; isPast: boolean }) {
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
}
