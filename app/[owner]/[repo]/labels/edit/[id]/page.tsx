import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { EditPage } from "@/components/host/change-pages.tsx";
import { type LabelParams, labelFields, requireLabelPage } from "@/components/host/label-page.ts";
import { LabelPreview } from "@/components/host/label-preview.tsx";
import { labelEditPath, repositoryPath } from "@/components/host/paths.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { editLabel } from "../../actions.ts";

type Props = { params: Promise<LabelParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, label } = await requireLabelPage(await params);
  return { title: `Edit ${label.name} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function EditLabelPage({ params }: Props) {
  const { repository, label } = await requireLabelPage(await params);
  return (
    <EditPage
      heading="Edit label"
      back={{ href: repositoryPath(repository, "/labels"), label: "All labels" }}
      what="label"
      deletePath={labelEditPath(repository, label.id, "/delete")}
    >
      <FieldsForm
        action={editLabel}
        submitLabel="Save"
        pendingLabel="Saving"
        hidden={{ ...repositoryFields(repository), id: String(label.id) }}
        fields={labelFields(label)}
      >
        <LabelPreview label={label} />
      </FieldsForm>
    </EditPage>
  );
}
