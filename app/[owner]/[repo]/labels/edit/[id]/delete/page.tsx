import type { Metadata } from "next";
import { LabelChip } from "@/components/host/label-chip.tsx";
import { type LabelParams, requireLabelPage } from "@/components/host/label-page.ts";
import { labelEditPath } from "@/components/host/paths.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { countCarriers } from "@/lib/host/labels/queries.ts";
import { removeLabel } from "../../../actions.ts";

type Props = { params: Promise<LabelParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, label } = await requireLabelPage(await params);
  return { title: `Delete ${label.name} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function DeleteLabelPage({ params }: Props) {
  const { repository, label } = await requireLabelPage(await params);
  const carriers = await countCarriers(label.id);
  return (
    <>
      <PageHeading badges={<LabelChip label={label} />}>Delete label</PageHeading>
      <div className="max-w-xl">
        <ConfirmSection
          title="Delete this label"
          action={removeLabel}
          submitLabel="Delete label"
          pendingLabel="Deleting"
          fields={{ ...repositoryFields(repository), id: String(label.id) }}
          cancel={<LinkButton href={labelEditPath(repository, label.id)}>Cancel</LinkButton>}
        >
          {carriedWords(carriers)} This cannot be undone.
        </ConfirmSection>
      </div>
    </>
  );
}

function carriedWords(count: number): string {
  if (count === 0) return "No issue or pull request has it.";
  return count === 1
    ? "It is taken off the one issue or pull request that has it, which stays and says so."
    : `It is taken off the ${count} issues and pull requests that have it, which stay and say so.`;
}
