import type { Metadata } from "next";
import { releaseEditPath } from "@/components/host/paths.ts";
import { type ReleaseParams, requireReleasePage } from "@/components/host/release-page.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { removeRelease } from "../../../actions.ts";

type Props = { params: Promise<ReleaseParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, release } = await requireReleasePage(await params);
  return { title: `Delete ${release.tagName} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function DeleteReleasePage({ params }: Props) {
  const { repository, release } = await requireReleasePage(await params);
  return (
    <>
      <PageHeading>Delete {release.tagName}</PageHeading>
      <div className="max-w-xl">
        <ConfirmSection
          title={release.draft ? "Delete this draft" : "Delete this release"}
          action={removeRelease}
          submitLabel={release.draft ? "Delete draft" : "Delete release"}
          pendingLabel="Deleting"
          fields={{ ...repositoryFields(repository), id: String(release.id) }}
          cancel={<LinkButton href={releaseEditPath(repository, release.id)}>Cancel</LinkButton>}
        >
          Its notes and files end with it, and cannot be brought back.{" "}
          {!release.draft && "The tag and its commit stay."}
        </ConfirmSection>
      </div>
    </>
  );
}
