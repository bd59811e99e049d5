import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { repositoryPath } from "@/components/host/paths.ts";
import { ReleaseCard } from "@/components/host/release-card.tsx";
import { decodedAll, type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { findLatestRelease, findReleaseByTag } from "@/lib/host/releases/row.ts";

type Props = { params: Promise<RepositoryParams & { tag: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo, tag } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `Release ${decodedAll(tag).join("/")} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function ReleasePage({ params }: Props) {
  const { owner, repo, tag } = await params;
  const { repository, abilities } = await requireRepositoryPage(owner, repo);
  const release = (await findReleaseByTag(repository.id, decodedAll(tag).join("/"))) ?? notFound();
  const latest = await findLatestRelease(repository.id);
  return (
    <>
      <PageHeading description={<Link href={repositoryPath(repository, "/releases")}>All releases</Link>}>
        Release {release.tagName}
      </PageHeading>
      <ReleaseCard
        release={release}
        repository={repository}
        isLatest={release.id === latest?.id}
        mayChange={abilities.push}
      />
    </>
  );
}
