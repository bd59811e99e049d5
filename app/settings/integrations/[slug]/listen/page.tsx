import { BroadcastIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { DeliveryList } from "@/components/deliveries/delivery-list.tsx";
import { ListenCode } from "@/components/deliveries/listen-code.tsx";
import { listenCommand } from "@/components/deliveries/listen-command.ts";
import { LiveDeliveries } from "@/components/deliveries/live-deliveries.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { CodeBlock } from "@/components/ui/code.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Link } from "@/components/ui/link.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { findHookOf } from "@/lib/integrations/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { deliveriesOf } from "@/lib/webhooks/queries.ts";
import { makeCommand, start, stop } from "./actions.ts";

const SHOWN = 20;

type Props = { params: Promise<IntegrationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: listen` };
}

export default async function ListenPage({ params }: Props) {
  const named = await params;
  const { integration, base, home } = await requireIntegrationPage(named);
  const hook = await findHookOf(integration.id);
  const { deliveries } = await deliveriesOf(hook.id, { filter: {}, before: null, limit: SHOWN });
  const until = hook.listenUntil !== null && hook.listenUntil > clock.now() ? hook.listenUntil : null;
  return (
    <IntegrationFrame integration={integration} base={base}>
      <div className="grid gap-8">
        <section aria-labelledby="listen-heading" className="grid gap-3">
          <h2 id="listen-heading" className="font-semibold text-base">
            Listen without a public address
          </h2>
          <p className="max-w-prose text-muted">
            A command forwards what the webhook is sent to an address that only your machine can reach: the same
            headers, the same bytes, each delivery once. It is one file that this server has, and needs Node.js. Here is
            one with a code, which needs no key on that machine.
          </p>
          <ListenCode action={makeCommand.bind(null, named)} />
          <p className="mt-2 max-w-prose text-muted">
            A program that starts by itself signs in with one of the integration's{" "}
            <Link href={`${home}/keys`}>private keys</Link> instead, as often as it likes:
          </p>
          <CodeBlock
            label="The command with a private key"
            code={listenCommand([`--app ${integration.id}`, "--key private-key.pem"])}
          />
        </section>
        <section aria-labelledby="here-heading" className="grid gap-3">
          <h2 id="here-heading" className="font-semibold text-base">
            Listen on this page
          </h2>
          <p className="max-w-prose text-muted">
            {until ? (
              <>
                What happens is kept for whoever listens, the command or this page, until <RelativeTime at={until} />,
                whether or not the webhook has an address.
              </>
            ) : (
              "A webhook that has an address shows here what it was sent. One without is sent nothing, unless somebody listens."
            )}
          </p>
          <form action={(until ? stop : start).bind(null, named)}>
            {until ? (
              <SubmitButton variant="secondary" pendingLabel="Stopping">
                Stop listening
              </SubmitButton>
            ) : (
              <SubmitButton icon={<BroadcastIcon />} pendingLabel="Starting">
                Start listening
              </SubmitButton>
            )}
          </form>
          <LiveDeliveries address={`${home}/deliveries/live`} />
          {deliveries.length > 0 ? (
            <DeliveryList deliveries={deliveries} base={`${home}/deliveries`} title="Newest first" headingLevel="h3" />
          ) : (
            <EmptyState icon={<BroadcastIcon size={24} />} title="Nothing has arrived yet" headingLevel="h3">
              Open an issue, push a commit or press a button where the integration is installed.
            </EmptyState>
          )}
        </section>
      </div>
    </IntegrationFrame>
  );
}
