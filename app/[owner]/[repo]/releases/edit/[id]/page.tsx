import type { Metadata } from "next";
import { EditPage } from "@/components/host/change-pages.tsx";
import { releaseEditPath, repositoryPath } from "@/components/host/paths.ts";
import { ReleaseFiles } from "@/components/host/release-files.tsx";
import { ReleaseForm } from "@/components/host/release-form.tsx";
import { type ReleaseParams, releaseRefs, requireReleasePage } from "@/components/host/release-page.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { Badge } from "@/components/ui/badge.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
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
    <EditPage
      heading={
        <>
          Edit <bdi>{tagName}</bdi>
        </>
      }
      badges={draft && <Badge>Draft</Badge>}
      back={{ href: back, label: draft ? "All releases" : "Back to the release" }}
      what={draft ? "draft" : "release"}
      deletePath={releaseEditPath(repository, id, "/delete")}
      wide
    >
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
    </EditPage>
  );
}
