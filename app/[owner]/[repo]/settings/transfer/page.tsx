import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { possibleOwners } from "@/lib/host/repositories/possible-owners.ts";
import { transfer } from "./actions.ts";

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "administer");
  return { title: `Transfer · ${repository.ownerLogin}/${repository.name}` };
}

export default async function TransferPage({ params }: Props) {
  const { repository, viewer } = await requireAblePage(await params, "administer");
  await requireRecentSignIn(viewer);
  const { ownerId, ownerLogin, name } = repository;
  const owners = (await possibleOwners(viewer.id)).filter(({ id }) => id !== ownerId);
  const back = repositoryPath(repository, "/settings");
  const heading = (
    <PageHeading>
      Transfer {ownerLogin}/{name}
    </PageHeading>
  );
  if (owners.length === 0)
    return (
      <>
        {heading}
        <Banner
          title="There is no account that you could give it to"
          actions={<LinkButton href={back}>Back to the settings</LinkButton>}
        >
          A repository can go to your own account, and to an organization that you belong to.
        </Banner>
      </>
    );
  return (
    <>
      {heading}
      <div className="wrap-anywhere grid max-w-xl gap-4">
        <p>The new owner decides about it from then on.</p>
        <ul className="list-disc pl-5">
          <li>
            Files, issues, deployments and webhooks stay as they are; links and clones are led to the new address.
          </li>
          <li>
            Integrations that are installed on {ownerLogin} lose it. Those that have all repositories of the new owner
            get it; others can be given it there.
          </li>
          <li>Collaborators keep their access; teams of {ownerLogin} lose theirs.</li>
        </ul>
        <FieldsForm
          action={transfer}
          submitLabel="Transfer the repository"
          submitVariant="danger"
          cancel={
            <LinkButton variant="ghost" href={back}>
              Cancel
            </LinkButton>
          }
          pendingLabel="Transferring…"
          hidden={repositoryFields(repository)}
          fields={[
            {
              name: "new_owner",
              label: "New owner",
              kind: "select",
              required: true,
              options: owners.map(({ id, login }) => ({
                value: login,
                label: id === viewer.id ? `${login} (you)` : login,
              })),
            },
            { name: "new_name", label: "Name there", value: name, required: true },
            {
              name: "confirmation",
              label: `To confirm, type ${ownerLogin}/${name}`,
              required: true,
              autoComplete: "off",
            },
          ]}
        />
      </div>
    </>
  );
}
