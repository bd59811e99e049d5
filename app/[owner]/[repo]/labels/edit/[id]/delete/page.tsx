import type { Metadata } from "next";
import { DeletePage } from "@/components/host/change-pages.tsx";
import { LabelChip } from "@/components/host/label-chip.tsx";
import { type LabelParams, requireLabelPage } from "@/components/host/label-page.ts";
import { labelEditPath } from "@/components/host/paths.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
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
    <DeletePage
      heading="Delete label"
      badges={<LabelChip label={label} />}
      what="label"
      action={removeLabel}
      fields={{ ...repositoryFields(repository), id: String(label.id) }}
      cancelPath={labelEditPath(repository, label.id)}
    >
      {carriedWords(carriers)} This cannot be undone.
    </DeletePage>
  );
}

function carriedWords(count: number): string {
  if (count === 0) return "No issue or pull request has it.";
  return count === 1
    ? "It is taken off the one issue or pull request that has it, which stays and says so."
    : `It is taken off the ${count} issues and pull requests that have it, which stay and say so.`;
}
