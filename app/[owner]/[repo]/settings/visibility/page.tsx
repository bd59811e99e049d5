import type { Metadata } from "next";
import { dangerFields } from "@/components/host/danger-list.tsx";
import { DangerPage } from "@/components/host/danger-page.tsx";
import { visibilityWords } from "@/components/host/danger-words.tsx";
import { type RepositoryParams, requireAblePage } from "@/components/host/require-page.ts";
import { changeVisibility } from "../actions.ts";

export async function generateMetadata({ params }: { params: Promise<RepositoryParams> }): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "administer");
  return { title: `Change visibility · ${repository.ownerLogin}/${repository.name}` };
}

export default async function VisibilityPage({
  params,
  searchParams,
}: {
  params: Promise<RepositoryParams>;
  searchParams: Promise<{ mismatch?: string }>;
}) {
  const { repository } = await requireAblePage(await params, "administer");
  const { mismatch } = await searchParams;
  return (
    <DangerPage
      repository={repository}
      words={visibilityWords(repository)}
      typed
      mismatch={mismatch !== undefined}
      action={changeVisibility}
      fields={dangerFields(repository, "visibility")}
    />
  );
}
