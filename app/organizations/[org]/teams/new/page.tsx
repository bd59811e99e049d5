import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { requireMembershipPage } from "@/components/accounts/require-page.ts";
import { teamFields } from "@/components/teams/team-fields.ts";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { possibleParents } from "@/lib/accounts/teams/queries.ts";
import { create } from "../actions.ts";

type Props = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `New team of ${(await params).org}` };
}

export default async function NewTeamPage({ params }: Props) {
  const { organization } = await requireMembershipPage((await params).org);
  const parents = await possibleParents(organization.id);
  return (
    <>
      <PageHeading description="You maintain it: you add people, and repositories that you administer.">
        New team
      </PageHeading>
      <div className="max-w-xl">
        <FieldsForm
          action={create}
          submitLabel="Create team"
          pendingLabel="Making"
          hidden={{ org: organization.login }}
          fields={teamFields(parents)}
        />
      </div>
    </>
  );
}
