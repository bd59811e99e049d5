import { DeliveryLog } from "@/components/deliveries/delivery-log.tsx";
import type { Search } from "@/components/deliveries/delivery-query.ts";
import { DeliveryView } from "@/components/deliveries/delivery-view.tsx";
import { EVENTS } from "@/lib/webhooks/catalogue.ts";
import { sendAgain, sendFailedAgain } from "./actions.ts";
import { HookFrame } from "./hook-frame.tsx";
import { type HookParams, requireHookDelivery, requireHookPage } from "./require-hook.ts";

/** The log of a repository's or organization's webhook. */
export async function HookLog({ params, search }: { params: HookParams; search: Search }) {
  const page = await requireHookPage(params);
  const { hook, owner, path } = page;
  const all = EVENTS.filter(({ hooks, automatic }) => !automatic && hooks.includes(owner.kind)).map(({ name }) => name);
  const events = [...new Set(["ping", ...(hook.events.includes("*") ? all : hook.events)])];
  return (
    <HookFrame page={page}>
      <DeliveryLog
        hook={hook}
        path={`${path}/deliveries`}
        settings={path}
        search={search}
        events={events.toSorted((a, b) => a.localeCompare(b))}
        firstComes="The first delivery comes when something happens that the webhook asks for."
        sendFailedAgain={sendFailedAgain.bind(null, params)}
      />
    </HookFrame>
  );
}

/** One thing that it was sent. */
export async function HookDelivery({ params }: { params: HookParams & { delivery: string } }) {
  const page = await requireHookDelivery(params);
  const { hook, delivery, path } = page;
  return (
    <HookFrame page={page}>
      <DeliveryView
        hook={hook}
        delivery={delivery}
        path={`${path}/deliveries`}
        sendAgain={sendAgain.bind(null, params)}
      />
    </HookFrame>
  );
}
