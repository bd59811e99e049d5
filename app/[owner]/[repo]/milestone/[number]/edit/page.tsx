import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { type MilestoneParams, milestoneFields, requireMilestonePage } from "@/components/host/milestone-page.ts";
import { milestonePath } from "@/components/host/paths.ts";
import { repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
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
    <>
      <PageHeading
        actions={<LinkButton href={milestonePath(repository, milestone.number)}>Back to the milestone</LinkButton>}
      >
        Edit milestone
      </PageHeading>
      <div className="grid max-w-xl gap-8">
        <FieldsForm
          action={editMilestone}
          submitLabel="Save"
          pendingLabel="Saving"
          hidden={{ ...repositoryFields(repository), number: String(milestone.number) }}
          fields={milestoneFields(milestone)}
        />
        <div className="border-line-muted border-t pt-6">
          <LinkButton variant="danger" href={milestonePath(repository, milestone.number, "/delete")}>
            Delete milestone
          </LinkButton>
        </div>
      </div>
    </>
  );
}
