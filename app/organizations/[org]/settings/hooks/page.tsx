import type { Metadata } from "next";
import { HooksPage } from "@/components/hooks/hooks-page.tsx";
import { requireHooksOf } from "@/components/hooks/require-hook.ts";

type Props = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner } = await requireHooksOf(await params);
  return { title: `Webhooks · ${owner.title}` };
}

export default async function Hooks({ params }: Props) {
  return <HooksPage params={await params} />;
}
