import type { Metadata } from "next";
import { HooksPage } from "@/components/hooks/hooks-page.tsx";
import { type RepositoryParams, requireAblePage } from "@/components/host/require-page.ts";
import { repositoryOwner } from "@/lib/host/hooks/owner.ts";
import { add, ping, remove } from "./actions.ts";

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "administer");
  return { title: `Webhooks · ${repository.ownerLogin}/${repository.name}` };
}

export default async function RepositoryHooksPage({ params }: Props) {
  const named = await params;
  const { repository } = await requireAblePage(named, "administer");
  const actions = { add: add.bind(null, named), ping: ping.bind(null, named), remove: remove.bind(null, named) };
  return <HooksPage owner={repositoryOwner(repository)} actions={actions} />;
}
