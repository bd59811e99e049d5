import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { milestoneFields } from "@/components/host/milestone-page.ts";
import { type RepositoryParams, repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { openMilestone } from "../actions.ts";

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "triage");
  return { title: `New milestone · ${repository.ownerLogin}/${repository.name}` };
}

export default async function NewMilestonePage({ params }: Props) {
  const { repository } = await requireAblePage(await params, "triage");
  return (
    <>
      <PageHeading>New milestone</PageHeading>
      <div className="max-w-xl">
        <FieldsForm
          action={openMilestone}
          submitLabel="Create milestone"
          pendingLabel="Creating"
          hidden={repositoryFields(repository)}
          fields={milestoneFields()}
        />
      </div>
    </>
  );
}
