import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { OfferedBanner } from "@/components/accounts/offered-banner.tsx";
import { repositoryPath } from "@/components/host/paths.ts";
import { type RepositoryParams, repositoryFields, requireAblePage } from "@/components/host/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { possibleOwners } from "@/lib/host/repositories/possible-owners.ts";
import { findTransferOf } from "@/lib/host/repositories/transfers/queries.ts";
import { clock } from "@/lib/platform/clock.ts";
import { takeBack, transfer } from "./actions.ts";

type Props = { params: Promise<RepositoryParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { repository } = await requireAblePage(await params, "administer");
  return { title: `Transfer · ${repository.ownerLogin}/${repository.name}` };
}

export default async function TransferPage({ params }: Props) {
  const { repository, viewer } = await requireAblePage(await params, "administer");
  await requireRecentSignIn(viewer);
  const { id, ownerId, ownerLogin, name } = repository;
  const [owners, offer] = await Promise.all([possibleOwners(viewer.id), findTransferOf(id)]);
  const atOnce = owners.filter((owner) => owner.id !== ownerId).map(({ login }) => login);
  return (
    <>
      <PageHeading>
        Transfer {ownerLogin}/{name}
      </PageHeading>
      <div className="wrap-anywhere grid max-w-xl gap-4">
        {offer && (
          <OfferedBanner
            offer={offer}
            now={clock.now()}
            takeBack={
              <form action={takeBack}>
                {Object.entries(repositoryFields(repository)).map(([field, value]) => (
                  <input key={field} type="hidden" name={field} value={value} />
                ))}
                <SubmitButton variant="secondary" size="sm">
                  Take it back
                </SubmitButton>
              </form>
            }
          />
        )}
        <p>The new owner decides about it from then on.</p>
        <ul className="grid list-disc gap-1 pl-5">
          <li>
            Files, issues, deployments and webhooks stay as they are; links and clones are led to the new address.
          </li>
          <li>
            Integrations that are installed on {ownerLogin} lose it. Those that have all repositories of the new owner
            get it; others can be given it there.
          </li>
          <li>Collaborators keep their access; teams of {ownerLogin} lose theirs.</li>
          <li>It moves at once to your own account and your organizations. Another person has a day to accept it.</li>
        </ul>
        <FieldsForm
          action={transfer}
          submitLabel="Transfer the repository"
          submitVariant="danger"
          cancel={<LinkButton href={repositoryPath(repository, "/settings")}>Cancel</LinkButton>}
          pendingLabel="Transferring…"
          hidden={repositoryFields(repository)}
          fields={[
            {
              name: "new_owner",
              label: "New owner",
              hint: "The login of a person, or of an organization that you belong to.",
              required: true,
              autoComplete: "off",
              suggestions: atOnce,
            },
            { name: "new_name", label: "Name there", value: name, required: true },
            {
              name: "confirmation",
              label: "To confirm, type",
              exactly: `${ownerLogin}/${name}`,
              required: true,
              autoComplete: "off",
            },
          ]}
        />
      </div>
    </>
  );
}
