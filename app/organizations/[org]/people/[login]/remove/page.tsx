import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { removalWords } from "@/components/accounts/removal-words.tsx";
import { orNotFound, requireMembershipPage } from "@/components/accounts/require-page.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { countOwners } from "@/lib/accounts/people-queries.ts";
import { findAccountByLogin, requireMembership } from "@/lib/accounts/queries.ts";
import { remove } from "../../actions.ts";

type Props = { params: Promise<{ org: string; login: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Leaving ${(await params).org}` };
}

export default async function RemoveMemberPage({ params }: Props) {
  const { org: wantedOrg, login: wantedLogin } = await params;
  const { viewer, role, organization } = await requireMembershipPage(wantedOrg);
  const user = (await findAccountByLogin(wantedLogin)) ?? notFound();
  const membership = await orNotFound(() => requireMembership(user.id, organization.login));
  const isViewer = user.id === viewer.id;
  if (!isViewer && role !== "ADMIN") notFound();
  const { login: org } = organization;
  const words = removalWords({ login: user.login, org, isViewer });
  const isLastOwner = membership.role === "ADMIN" && (await countOwners(organization.id)) === 1;
  if (isLastOwner)
    return (
      <>
        <PageHeading>{words.title}</PageHeading>
        <Banner
          tone="warning"
          title={`${isViewer ? "You are" : `${user.login} is`} the last owner of ${org}`}
          actions={<LinkButton href={`/organizations/${org}/people`}>People of {org}</LinkButton>}
        >
          Make somebody else an owner first, or nobody could administer it.
        </Banner>
      </>
    );
  return (
    <>
      <PageHeading>{words.title}</PageHeading>
      <ConfirmSection
        title="What this ends"
        action={remove}
        submitLabel={words.submit}
        fields={{ org, id: String(user.id) }}
        cancel={<LinkButton href={`/organizations/${org}/people`}>Cancel</LinkButton>}
      >
        {words.ends}
      </ConfirmSection>
    </>
  );
}
