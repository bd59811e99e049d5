import type { Metadata } from "next";
import { LoginForm } from "@/components/accounts/login-form.tsx";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { WhatEndsList } from "@/components/accounts/what-ends.tsx";
import { ConfirmedAction } from "@/components/integrations/confirmed-action.tsx";
import { Card } from "@/components/ui/card.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { whatEndsWith } from "@/lib/accounts/end-account.ts";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { removeOrganization, renameOrganization } from "./actions.ts";

type Props = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Account of ${(await params).org}` };
}

export default async function OrganizationAccountPage({ params }: Props) {
  const { viewer, organization } = await requireOwnerPage((await params).org);
  await requireRecentSignIn(viewer);
  const { id, login } = organization;
  const ends = await whatEndsWith(id);
  return (
    <>
      <PageHeading description="The organization’s login, and its end.">Account</PageHeading>
      <div className="grid gap-8">
        <Card title="Login">
          <LoginForm login={login} action={renameOrganization} hidden={{ org: login }} />
        </Card>
        <ConfirmedAction
          title="Delete this organization"
          action={removeOrganization.bind(null, login)}
          expected={login}
          submitLabel="Delete the organization"
          pendingLabel="Deleting…"
        >
          <p>This cannot be undone. It ends at once:</p>
          <WhatEndsList ends={ends} />
          <p>Every member is told by mail. Their own accounts stay as they are.</p>
        </ConfirmedAction>
      </div>
    </>
  );
}
