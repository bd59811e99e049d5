import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { DangerList } from "@/components/host/danger-list.tsx";
import { type RepositoryParams, repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { listBranches } from "@/lib/host/git/list-refs.ts";
import { findTransferOf } from "@/lib/host/repositories/transfers/queries.ts";
import { changeArchived, changeVisibility, removeRepository, saveGeneral } from "./actions.ts";

export async function generateMetadata({ params }: { params: Promise<RepositoryParams> }): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "administer");
  return { title: `Settings · ${repository.ownerLogin}/${repository.name}` };
}

export default async function RepositorySettingsPage({ params }: { params: Promise<RepositoryParams> }) {
  const { repository } = await requireAblePage(await params, "administer");
  const [heads, offer] = await Promise.all([listBranches(repository.id), findTransferOf(repository.id)]);
  const branches = heads.map(({ name }) => ({ value: name, label: name }));
  return (
    <>
      <PageHeading>General</PageHeading>
      <div className="grid gap-8">
        {!repository.archived && (
          <div className="max-w-xl">
            <FieldsForm
              action={saveGeneral}
              submitLabel="Save"
              pendingLabel="Saving"
              hidden={repositoryFields(repository)}
              fields={[
                {
                  name: "name",
                  label: "Name",
                  required: true,
                  value: repository.name,
                  hint: "After a change, links and clones by the old name lead here, until another repository has that name.",
                },
                { name: "description", label: "Description", value: repository.description },
                {
                  name: "homepage",
                  label: "Website",
                  kind: "url",
                  value: repository.homepage,
                  hint: "With https:// or http://.",
                },
                ...(branches.length > 0
                  ? [
                      {
                        name: "default_branch",
                        label: "Default branch",
                        kind: "select" as const,
                        options: branches,
                        value: repository.defaultBranch,
                        hint: "What people see first and what a clone checks out.",
                      },
                    ]
                  : []),
              ]}
            />
          </div>
        )}
        <DangerList
          repository={repository}
          offeredTo={offer?.receiver.login ?? null}
          actions={{ visibility: changeVisibility, archive: changeArchived, delete: removeRepository }}
        />
      </div>
    </>
  );
}
