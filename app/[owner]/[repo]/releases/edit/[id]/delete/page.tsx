import type { Metadata } from "next";
import { DeletePage } from "@/components/host/change-pages.tsx";
import { releaseEditPath } from "@/components/host/paths.ts";
import { type ReleaseParams, requireReleasePage } from "@/components/host/release-page.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { removeRelease } from "../../../actions.ts";

type Props = { params: Promise<ReleaseParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, release } = await requireReleasePage(await params);
  return { title: `Delete ${release.tagName} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function DeleteReleasePage({ params }: Props) {
  const { repository, release } = await requireReleasePage(await params);
  return (
    <DeletePage
      heading={
        <>
          Delete <bdi>{release.tagName}</bdi>
        </>
      }
      what={release.draft ? "draft" : "release"}
      action={removeRelease}
      fields={{ ...repositoryFields(repository), id: String(release.id) }}
      cancelPath={releaseEditPath(repository, release.id)}
    >
      Its notes and files end with it, and cannot be brought back. {!release.draft && "The tag and its commit stay."}
    </DeletePage>
  );
}
