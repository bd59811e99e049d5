import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { type LabelParams, labelFields, requireLabelPage } from "@/components/host/label-page.ts";
import { LabelPreview } from "@/components/host/label-preview.tsx";
import { labelEditPath, repositoryPath } from "@/components/host/paths.ts";
import { repositoryFields } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { editLabel } from "../../actions.ts";

type Props = { params: Promise<LabelParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository, label } = await requireLabelPage(await params);
  return { title: `Edit ${label.name} · ${repository.ownerLogin}/${repository.name}` };
}

export default async function EditLabelPage({ params }: Props) {
  const { repository, label } = await requireLabelPage(await params);
  return (
    <>
      <PageHeading actions={<LinkButton href={repositoryPath(repository, "/labels")}>All labels</LinkButton>}>
        Edit label
      </PageHeading>
      <div className="grid max-w-xl gap-8">
        <FieldsForm
          action={editLabel}
          submitLabel="Save"
          pendingLabel="Saving"
          hidden={{ ...repositoryFields(repository), id: String(label.id) }}
          fields={labelFields(label)}
        >
          <LabelPreview label={label} />
        </FieldsForm>
        <div className="border-line-muted border-t pt-6">
          <LinkButton variant="danger" href={labelEditPath(repository, label.id, "/delete")}>
            Delete label
          </LinkButton>
        </div>
      </div>
    </>
  );
}
