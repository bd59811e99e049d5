import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { EditPage } from "@/components/host/change-pages.tsx";
import { type MilestoneParams, milestoneFields, requireMilestonePage } from "@/components/host/milestone-page.ts";
import { milestonePath } from "@/components/host/paths.ts";
import { repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { editMilestone } from "../../../milestones/actions.ts";

type Props = { params: Promise<MilestoneParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, milestone } = await requireMilestonePage(await params);
  return { title: `Edit ${milestone.title} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function EditMilestonePage({ params }: Props) {
  await requireAblePage(await params, "triage");
  const { repository, milestone } = await requireMilestonePage(await params);
  return (
    <EditPage
      heading="Edit milestone"
      back={{ href: milestonePath(repository, milestone.number), label: "Back to the milestone" }}
      what="milestone"
      deletePath={milestonePath(repository, milestone.number, "/delete")}
    >
      <FieldsForm
        action={editMilestone}
        submitLabel="Save"
        pendingLabel="Saving"
        hidden={{ ...repositoryFields(repository), number: String(milestone.number) }}
        fields={milestoneFields(milestone)}
      />
    </EditPage>
  );
}
