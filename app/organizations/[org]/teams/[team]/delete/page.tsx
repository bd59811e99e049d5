import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireTeamPage } from "@/components/teams/require-page.ts";
import { teamPath } from "@/components/teams/words.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { remove } from "../../actions.ts";

type Props = { params: Promise<{ org: string; team: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Delete the team ${(await params).team}` };
}

export default async function DeleteTeamPage({ params }: Props) {
  const { team, organization, maintains } = await requireTeamPage(await params);
  if (!maintains) notFound();
  return (
    <>
      <PageHeading>
        Delete the team <bdi>{team.name}</bdi>
      </PageHeading>
      <ConfirmSection
        title="What this ends"
        action={remove}
        submitLabel="Delete the team"
        fields={{ org: organization.login, team: team.slug }}
        cancel={<LinkButton href={teamPath(organization, team)}>Cancel</LinkButton>}
      >
        Its people lose what they reach through this team alone. They stay in the organization, and teams under this one
        stand on their own.
      </ConfirmSection>
    </>
  );
}
