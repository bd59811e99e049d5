import type { Metadata } from "next";
import { dangerFields } from "@/components/host/danger-list.tsx";
import { DangerPage } from "@/components/host/danger-page.tsx";
import { archiveWords } from "@/components/host/danger-words.tsx";
import { type RepositoryParams, requireAblePage } from "@/components/host/require-page.ts";
import { changeArchived } from "../actions.ts";

export async function generateMetadata({ params }: { params: Promise<RepositoryParams> }): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "administer");
  return { title: `Archive · ${repository.ownerLogin}/${repository.name}` };
}

export default async function ArchivePage({
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
      words={archiveWords(repository)}
      typed={false}
      mismatch={mismatch !== undefined}
      action={changeArchived}
      fields={dangerFields(repository, "archive")}
    />
  );
}
