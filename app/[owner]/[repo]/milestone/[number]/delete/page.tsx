import type { Metadata } from "next";
import { type MilestoneParams, requireMilestonePage } from "@/components/host/milestone-page.ts";
import { milestonePath } from "@/components/host/paths.ts";
import { repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { removeMilestone } from "../../../milestones/actions.ts";

type Props = { params: Promise<MilestoneParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, milestone } = await requireMilestonePage(await params);
  return { title: `Delete ${milestone.title} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function DeleteMilestonePage({ params }: Props) {
  await requireAblePage(await params, "triage");
  const { repository, milestone } = await requireMilestonePage(await params);
  return (
    <>
      <PageHeading>
        Delete <bdi>{milestone.title}</bdi>
      </PageHeading>
      <div className="max-w-xl">
        <ConfirmSection
          title="Delete this milestone"
          action={removeMilestone}
          submitLabel="Delete milestone"
          pendingLabel="Deleting"
          fields={{ ...repositoryFields(repository), number: String(milestone.number) }}
          cancel={<LinkButton href={milestonePath(repository, milestone.number)}>Cancel</LinkButton>}
        >
          Its issues and pull requests stay, without a milestone.
        </ConfirmSection>
      </div>
    </>
  );
}
