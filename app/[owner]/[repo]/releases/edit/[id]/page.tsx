import type { Metadata } from "next";
import { releaseEditPath, repositoryPath } from "@/components/host/paths.ts";
import { ReleaseFiles } from "@/components/host/release-files.tsx";
import { ReleaseForm } from "@/components/host/release-form.tsx";
import { type ReleaseParams, releaseRefs, requireReleasePage } from "@/components/host/release-page.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { releasePath } from "@/lib/host/releases/represent.ts";
import { findLatestRelease } from "@/lib/host/releases/row.ts";
import { changeRelease, removeFile } from "../../actions.ts";

type Props = { params: Promise<ReleaseParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, release } = await requireReleasePage(await params);
  return { title: `Edit ${release.tagName} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function EditReleasePage({ params }: Props) {
  const { repository, release } = await requireReleasePage(await params);
  const { id, draft, prerelease, tagName, targetCommitish, name, body } = release;
  const latest = draft ? true : (await findLatestRelease(repository.id))?.id === id;
  const hidden = { ...repositoryFields(repository), id: String(id) };
  const back = repositoryPath(repository, releasePath(release));
  return (
    <>
      <PageHeading
        badges={draft && <Badge>Draft</Badge>}
        actions={<LinkButton href={back}>{draft ? "All releases" : "Back to the release"}</LinkButton>}
      >
        Edit {tagName}
      </PageHeading>
      <div className="grid max-w-2xl gap-8">
        <ReleaseForm
          key={release.updatedAt.getTime()}
          action={changeRelease}
          initial={{
            values: {
              tag_name: tagName,
              target_commitish: targetCommitish,
              name: name ?? "",
              body: body ?? "",
              prerelease: prerelease ? "on" : "",
              make_latest: latest ? "on" : "",
            },
            errors: {},
          }}
          hidden={hidden}
          offersNotes={false}
          isPublished={!draft}
          refs={await releaseRefs(repository.id)}
          cancel={
            <LinkButton variant="ghost" href={back}>
              Cancel
            </LinkButton>
          }
        />
        <ReleaseFiles
          release={release}
          hidden={hidden}
          uploadTo={releaseEditPath(repository, id, "/files")}
          remove={removeFile}
        />
        <div className="border-line-muted border-t pt-6">
          <LinkButton variant="danger" href={releaseEditPath(repository, id, "/delete")}>
            Delete {draft ? "draft" : "release"}
          </LinkButton>
        </div>
      </div>
    </>
  );
}
