import type { Metadata } from "next";
import { HookSettings } from "@/components/hooks/hook-settings.tsx";
import { requireHookPage } from "@/components/hooks/require-hook.ts";

type Props = { params: Promise<{ org: string } & { hook: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { hook, owner } = await requireHookPage(await params);
  return { title: `Webhook ${hook.id} · ${owner.title}` };
}

export default async function HookSettingsPage({ params }: Props) {
  return <HookSettings params={await params} />;
}
