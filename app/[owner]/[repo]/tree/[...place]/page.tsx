import type { Metadata } from "next";
import { DirectoryView } from "@/components/host/directory-view.tsx";
import type { RepositoryParams } from "@/components/host/require-page.ts";
import { requirePlacePage } from "@/components/host/require-place.ts";

type Props = { params: Promise<RepositoryParams & { place: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, place } = await requirePlacePage(await params, "tree");
  return { title: `${place.path || "Files"} at ${place.ref} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function TreePage({ params }: Props) {
  const { repository, place } = await requirePlacePage(await params, "tree");
  return <DirectoryView repository={repository} place={place} />;
}
