import type { Metadata } from "next";
import type { Search } from "@/components/deliveries/delivery-query.ts";
import { HookLog } from "@/components/hooks/hook-log.tsx";
import { requireHookPage } from "@/components/hooks/require-hook.ts";

type Props = { params: Promise<{ org: string } & { hook: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { hook, owner } = await requireHookPage(await params);
  return { title: `Deliveries of webhook ${hook.id} · ${owner.title}` };
}

export default async function HookDeliveriesPage({ params, searchParams }: Props) {
  return <HookLog params={await params} search={await searchParams} />;
}
