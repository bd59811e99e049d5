import type { Metadata } from "next";
import { HookSettings } from "@/components/hooks/hook-settings.tsx";
import { requireHookPage } from "@/components/hooks/require-hook.ts";
import type { RepositoryParams } from "@/components/host/require-page.ts";

type Props = { params: Promise<RepositoryParams & { hook: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { hook, owner } = await requireHookPage(await params);
  return { title: `Webhook ${hook.id} · ${owner.title}` };
}

export default async function HookSettingsPage({ params }: Props) {
  return <HookSettings params={await params} />;
}
