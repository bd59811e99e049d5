import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RemovalWords } from "@/components/host/collaborator-row.tsx";
import { repositoryPath } from "@/components/host/paths.ts";
import { decoded, type RepositoryParams, repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { collaboratorsByName } from "@/lib/host/collaborators/page-queries.ts";
import { remove } from "../../actions.ts";

export async function generateMetadata({ params }: { params: Promise<RepositoryParams> }): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "administer");
  return { title: `Remove access · ${repository.ownerLogin}/${repository.name}` };
}

export default async function RemoveCollaboratorPage({
  params,
}: {
  params: Promise<RepositoryParams & { login: string }>;
}) {
  const asked = await params;
  const { repository } = await requireAblePage(asked, "administer");
  const wanted = decoded(asked.login).toLowerCase();
  const found = (await collaboratorsByName(repository.id)).find(({ person }) => person.login.toLowerCase() === wanted);
  const { login } = (found ?? notFound()).person;
  return (
    <>
      <PageHeading>Remove {login}?</PageHeading>
      <div className="max-w-xl">
        <ConfirmSection
          title={`Remove ${login}`}
          action={remove}
          submitLabel={`Remove ${login}`}
          fields={{ ...repositoryFields(repository), username: login }}
          cancel={<LinkButton href={repositoryPath(repository, "/settings/access")}>Cancel</LinkButton>}
        >
          <RemovalWords login={login} />
        </ConfirmSection>
      </div>
    </>
  );
}
