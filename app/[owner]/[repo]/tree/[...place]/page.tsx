import type { Metadata } from "next";
import { DirectoryView } from "@/components/host/directory-view.tsx";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { requirePlace } from "@/components/host/require-place.ts";

type Props = { params: Promise<RepositoryParams & { place: string[] }> };

async function requireTree({ params }: Props) {
  const { owner, repo, place } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { repository, place: await requirePlace(repository.id, place) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { repository, place } = await requireTree(props);
  return { title: `${place.path || "Files"} at ${place.ref} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function TreePage(props: Props) {
  return <DirectoryView {...(await requireTree(props))} />;
}
