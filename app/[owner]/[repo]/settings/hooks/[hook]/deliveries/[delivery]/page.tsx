import type { Metadata } from "next";
import { eventTitle } from "@/components/deliveries/delivery-words.ts";
import { HookDelivery } from "@/components/hooks/hook-log.tsx";
import { requireHookDelivery } from "@/components/hooks/require-hook.ts";
import type { RepositoryParams } from "@/components/host/require-page.ts";

type Props = { params: Promise<RepositoryParams & { hook: string; delivery: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { delivery, owner } = await requireHookDelivery(await params);
  return { title: `${eventTitle(delivery)} · ${owner.title}` };
}

export default async function HookDeliveryPage({ params }: Props) {
  return <HookDelivery params={await params} />;
}
