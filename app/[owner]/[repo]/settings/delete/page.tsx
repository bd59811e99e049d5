import type { Metadata } from "next";
import { dangerFields } from "@/components/host/danger-list.tsx";
import { DangerPage } from "@/components/host/danger-page.tsx";
import { deletionWords } from "@/components/host/danger-words.tsx";
import { type RepositoryParams, requireAblePage } from "@/components/host/require-page.ts";
import { removeRepository } from "../actions.ts";

export async function generateMetadata({ params }: { params: Promise<RepositoryParams> }): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "administer");
  return { title: `Delete · ${repository.ownerLogin}/${repository.name}` };
}

export default async function DeletePage({
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
      words={deletionWords(repository)}
      typed
      mismatch={mismatch !== undefined}
      action={removeRepository}
      fields={dangerFields(repository, "delete")}
    />
  );
}
