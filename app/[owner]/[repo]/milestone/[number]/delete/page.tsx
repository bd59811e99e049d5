import type { Metadata } from "next";
import { DeletePage } from "@/components/host/change-pages.tsx";
import { type MilestoneParams, requireMilestonePage } from "@/components/host/milestone-page.ts";
import { milestonePath } from "@/components/host/paths.ts";
import { repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
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
    <DeletePage
      heading={
        <>
          Delete <bdi>{milestone.title}</bdi>
        </>
      }
      what="milestone"
      action={removeMilestone}
      fields={{ ...repositoryFields(repository), number: String(milestone.number) }}
      cancelPath={milestonePath(repository, milestone.number)}
    >
      Its issues and pull requests stay, without a milestone.
    </DeletePage>
  );
}
