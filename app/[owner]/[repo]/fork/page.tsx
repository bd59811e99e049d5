import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, repositoryFields, requireRepositoryPage } from "@/components/host/require-page.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { possibleOwners } from "@/lib/host/repositories/possible-owners.ts";
import { mayBeForked } from "@/lib/host/repositories/represent.ts";
import { fork } from "./actions.ts";

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  return { title: `Fork ${repository.ownerLogin}/${repository.name}` };
}

export default async function ForkPage({ params }: Props) {
  const { owner, repo } = await params;
  const { repository } = await requireRepositoryPage(owner, repo);
  const viewer = await requireViewer();
  const { ownerId, ownerLogin, name } = repository;
  const owners = (await possibleOwners(viewer.id)).filter(({ id }) => id !== ownerId);
  const back = repositoryPath(repository);
  const problem = mayBeForked(repository)
    ? owners.length === 0 && "It is your own, and you belong to no organization that it could be copied into."
    : "Private repositories of an organization stay with it.";
  return (
    <>
      <PageHeading description="A copy of your own, with its branches and tags, from which you can propose changes.">
        Fork {ownerLogin}/{name}
      </PageHeading>
      {problem ? (
        <Banner
          title="This repository cannot be forked by you"
          actions={<LinkButton href={back}>Back to the repository</LinkButton>}
        >
          {problem}
        </Banner>
      ) : (
        <div className="max-w-xl">
          <FieldsForm
            action={fork}
            submitLabel="Create fork"
            pendingLabel="Copying"
            hidden={repositoryFields(repository)}
            cancel={
              <LinkButton variant="ghost" href={back}>
                Cancel
              </LinkButton>
            }
            fields={[
              {
                name: "organization",
                label: "Owner",
                kind: "select",
                required: true,
                options: owners.map(({ id, login }) => ({
                  value: login,
                  label: id === viewer.id ? `${login} (you)` : login,
                })),
              },
              {
                name: "name",
                label: "Repository name",
                value: name,
                hint: "An owner has one fork of a repository: where there is one already, it leads there.",
              },
              {
                name: "default_branch_only",
                label: `Copy the branch ${repository.defaultBranch} alone`,
                kind: "checkbox",
              },
            ]}
          />
        </div>
      )}
    </>
  );
}
