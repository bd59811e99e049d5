import { LinkIcon, RepoForkedIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { CloneBox } from "@/components/host/clone-box.tsx";
import { DirectoryView } from "@/components/host/directory-view.tsx";
import { repositoryPath } from "@/components/host/paths.ts";
import { PushInstructions } from "@/components/host/push-instructions.tsx";
import { type RepositoryParams, requireRepositoryPage } from "@/components/host/require-page.ts";
import { StarAndFork } from "@/components/host/star-and-fork.tsx";
import { Link } from "@/components/ui/link.tsx";
import { findCodePlace } from "@/lib/host/contents/browse.ts";
import { findFamily } from "@/lib/host/repositories/family.ts";
import { hasStarred } from "@/lib/host/stars/queries.ts";
import { setStar } from "./actions.ts";

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return {
    title: `${repository.ownerLogin}/${repository.name}`,
    ...(repository.description && { description: repository.description }),
  };
}

export default async function RepositoryPage({ params }: Props) {
  const { owner, repo } = await params;
  const { visit, repository, abilities, viewer } = await requireRepositoryPage(owner, repo);
  const place = await findCodePlace(repository.id, repository.defaultBranch.split("/"));
  if (!place) return <PushInstructions repository={repository} mayPush={abilities.push} />;
  const { parent } = await findFamily(repository, visit.grant);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_16rem]">
      <div className="min-w-0">
        <DirectoryView repository={repository} place={place} />
      </div>
      <aside aria-labelledby="about-heading" className="row-start-1 grid min-w-0 content-start gap-4 lg:col-start-2">
        <div className="grid gap-2">
          <h2 id="about-heading" className="font-semibold text-base">
            About
          </h2>
          <p className={repository.description ? undefined : "text-muted"}>
            {repository.description ?? "No description yet."}
          </p>
          {repository.homepage && (
            <p className="flex min-w-0 items-center gap-2">
              <LinkIcon aria-hidden="true" className="shrink-0 text-muted" />
              <a
                href={repository.homepage}
                rel="nofollow noopener noreferrer"
                className="min-w-0 break-all py-0.5 text-accent"
              >
                {repository.homepage}
              </a>
            </p>
          )}
        </div>
        <StarAndFork
          repository={repository}
          starred={viewer && (await hasStarred(viewer.id, repository.id))}
          action={setStar}
        />
        {parent && (
          <p className="flex min-w-0 items-start gap-2 text-muted">
            <RepoForkedIcon aria-hidden="true" className="mt-0.5 shrink-0" />
            <span className="wrap-anywhere">
              Forked from <Link href={repositoryPath(parent)}>{`${parent.ownerLogin}/${parent.name}`}</Link>
            </span>
          </p>
        )}
        <div className="grid gap-1.5">
          <h2 className="font-semibold">Clone</h2>
          <CloneBox repository={repository} />
        </div>
      </aside>
    </div>
  );
}
