import type { Metadata } from "next";
import { LoginForm } from "@/components/accounts/login-form.tsx";
import { WhatEndsList } from "@/components/accounts/what-ends.tsx";
import { ConfirmedAction } from "@/components/integrations/confirmed-action.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { organizationsOwnedAlone } from "@/lib/accounts/delete-account.ts";
import { whatEndsWith } from "@/lib/accounts/end-account.ts";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { changeLogin, removeAccount } from "./actions.ts";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const viewer = await requireViewer();
  await requireRecentSignIn(viewer);
  const [alone, ends] = await Promise.all([organizationsOwnedAlone(viewer.id), whatEndsWith(viewer.id)]);
  return (
    <>
      <PageHeading description="Your login, and the end of your account.">Account</PageHeading>
      <div className="grid gap-8">
        <Card title="Login">
          <LoginForm login={viewer.login} action={changeLogin} />
        </Card>
        {alone.length > 0 ? (
          <Banner tone="warning" title="You cannot delete your account yet">
            You are the only owner of{" "}
            {alone.map((login, index) => (
              <span key={login}>
                {index > 0 && ", "}
                <Link href={`/organizations/${login}/people`}>{login}</Link>
              </span>
            ))}
            . Make somebody else an owner there, or delete the organization, first.
          </Banner>
        ) : (
          <ConfirmedAction
            title="Delete your account"
            action={removeAccount}
            expected={viewer.login}
            submitLabel="Delete my account"
            pendingLabel="Deleting…"
          >
            <p>This cannot be undone. It ends at once:</p>
            <WhatEndsList ends={ends} />
            <p>What you wrote in other people’s repositories stays there without your name.</p>
          </ConfirmedAction>
        )}
      </div>
    </>
  );
}
