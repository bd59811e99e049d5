import type { Metadata } from "next";
import { repositoryPath } from "@/components/host/paths.ts";
import { ReleaseForm } from "@/components/host/release-form.tsx";
import { releaseRefs } from "@/components/host/release-page.ts";
import { type RepositoryParams, repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { makeRelease } from "../actions.ts";

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "push");
  return { title: `New release · ${repository.ownerLogin}/${repository.name}` };
}

export default async function NewReleasePage({ params }: Props) {
  const { repository } = await requireAblePage(await params, "push");
  return (
    <>
      <PageHeading description="Files are added once it is saved.">New release</PageHeading>
      <div className="max-w-2xl">
        <ReleaseForm
          action={makeRelease}
          initial={{ values: { target_commitish: repository.defaultBranch, make_latest: "on" }, errors: {} }}
          hidden={repositoryFields(repository)}
          offersNotes
          isPublished={false}
          refs={await releaseRefs(repository.id)}
          cancel={
            <LinkButton variant="ghost" href={repositoryPath(repository, "/releases")}>
              Cancel
            </LinkButton>
          }
        />
      </div>
    </>
  );
}
