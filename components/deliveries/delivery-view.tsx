import { ArrowLeftIcon, SyncIcon } from "@primer/octicons-react";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { type Definition, DefinitionList } from "@/components/ui/definition-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { outcomeSentence } from "@/lib/webhooks/outcome-words.ts";
import { attemptsOf, type DeliveryDetails, namesOf } from "@/lib/webhooks/queries.ts";
import { headersOf } from "@/lib/webhooks/represent.ts";
import { DeliveryList } from "./delivery-list.tsx";
import { againWords, durationWords, eventTitle, timingWords } from "./delivery-words.ts";
import { Exchange } from "./exchange.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { RefreshWhileWaiting } from "./refresh-while-waiting.tsx";

/** One attempt with everything that was sent and answered, and the others for the same GUID. */
export async function DeliveryView({
  hook,
  delivery,
  path,
  sendAgain,
}: {
  hook: { id: number; active: boolean; url: string | null };
  delivery: DeliveryDetails;
  /** Of the log. */
  path: string;
  sendAgain: () => Promise<void>;
}) {
  const attempts = await attemptsOf({ hookId: hook.id, guid: delivery.guid });
  const isWaiting = delivery.outcome === null;
  const canBeSent = hook.active && hook.url !== null;
  return (
    <article aria-labelledby="delivery-heading" className="grid gap-6">
      <header className="grid gap-3">
        <div>
          <LinkButton href={path} variant="ghost" size="sm" icon={<ArrowLeftIcon />} className="-ml-2">
            All deliveries
          </LinkButton>
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="flex min-w-0 flex-wrap items-center gap-2">
            <h2 id="delivery-heading" className="min-w-0 break-words font-semibold text-lg">
              {eventTitle(delivery)}
            </h2>
            <OutcomeBadge attempt={delivery} />
            {delivery.redelivery && <Badge>{againWords(delivery)}</Badge>}
          </div>
          {canBeSent && (
            <form action={sendAgain}>
              <SubmitButton variant="secondary" icon={<SyncIcon />} pendingLabel="Sending">
                Send again
              </SubmitButton>
            </form>
          )}
        </div>
        <p className="max-w-prose">
          {outcomeSentence(delivery)} {isWaiting && <Link href={`${path}/${delivery.id}`}>Look again</Link>}
        </p>
        {isWaiting && <RefreshWhileWaiting />}
      </header>
      <DefinitionList label="About this delivery" items={await factsOf(delivery)} />
      {!isWaiting && (
        <Exchange
          id="response-heading"
          title="Response"
          bodyTitle="Body"
          headers={headersOf(delivery.responseHeaders)}
          body={delivery.responseBody}
          {...(delivery.statusCode === null && { note: "There was none." })}
        />
      )}
      <Exchange
        id="request-heading"
        title="Request"
        bodyTitle="Payload"
        headers={headersOf(delivery.requestHeaders)}
        body={delivery.body}
      />
      {attempts.length > 1 && (
        <DeliveryList deliveries={attempts} base={path} title="All attempts, oldest first" headingLevel="h3" />
      )}
    </article>
  );
}

async function factsOf(delivery: DeliveryDetails): Promise<Definition[]> {
  const names = await namesOf(delivery);
  const timing = timingWords(delivery.timing);
  const facts: (Definition | false)[] = [
    {
      term: "Delivery (GUID)",
      value: (
        <span className="flex items-center gap-2">
          <span className="break-all font-mono text-xs">{delivery.guid}</span>
          <CopyButton value={delivery.guid} label="Copy the GUID" size="sm" />
        </span>
      ),
    },
    { term: delivery.redelivery ? "Asked for" : "Happened", value: <RelativeTime at={delivery.createdAt} /> },
    delivery.deliveredAt !== null && { term: "Attempted", value: <RelativeTime at={delivery.deliveredAt} /> },
    delivery.durationMs !== null && { term: "Took", value: durationWords(delivery.durationMs) },
    timing !== null && { term: "Of that", value: timing },
    delivery.dueAt !== null &&
      delivery.outcome === null && { term: "Due", value: <RelativeTime at={delivery.dueAt} /> },
    delivery.url !== null && { term: "Sent to", value: <span className="break-all">{delivery.url}</span> },
    delivery.statusCode !== null && { term: "Status code", value: delivery.statusCode },
    delivery.repositoryId !== null && {
      term: "Repository",
      value: names.repository ? (
        <Link href={`/${names.repository}`}>{names.repository}</Link>
      ) : (
        `${delivery.repositoryId}, which no longer exists`
      ),
    },
    delivery.installationId !== null && {
      term: "Installation",
      value: names.account
        ? `${delivery.installationId} on ${names.account}`
        : `${delivery.installationId}, which no longer exists`,
    },
  ];
  return facts.filter((fact) => fact !== false);
}
