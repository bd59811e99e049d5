import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { AccountChoice } from "@/components/oauth/account-choice.tsx";
import { CannotAuthorize } from "@/components/oauth/cannot-authorize.tsx";
import { Consent } from "@/components/oauth/consent.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { findViewer } from "@/lib/authentication/session.ts";
import { authorizePath, readAuthorizeRequest } from "@/lib/oauth/authorize-request.ts";
import { agreeAndIssueCode } from "@/lib/oauth/issue-code.ts";
import { planAuthorization } from "@/lib/oauth/plan-authorization.ts";
import { authorize, switchAccount } from "./actions.ts";
import { extraOf } from "./extra-of.ts";
import { signInPath } from "./sign-in-path.ts";

export const metadata: Metadata = { title: "Authorize" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuthorizePage({ searchParams }: Props) {
  const request = readAuthorizeRequest(await searchParams);
  const viewer = (await findViewer()) ?? redirect(signInPath(request));
  const plan = await planAuthorization(viewer, request);
  if (plan.kind === "ask") await requireRecentSignIn(viewer);
  switch (plan.kind) {
    case "not-found":
      return notFound();
    case "refused":
      return redirect(plan.to);
    case "agreed":
      return redirect(
        await agreeAndIssueCode({
          ...plan,
          accountId: viewer.id,
          request,
          extra: await extraOf(viewer, plan, request),
        }),
      );
    case "stopped":
      return (
        <SignInCard title={`You cannot authorize ${plan.client.name} yet`}>
          <CannotAuthorize client={plan.client} because={plan.because} />
        </SignInCard>
      );
    case "choose-account":
      return (
        <SignInCard title={`Choose an account for ${plan.client.name}`}>
          <AccountChoice
            login={viewer.login}
            suggested={plan.suggested}
            clientName={plan.client.name}
            continueHref={authorizePath(request, { settled: true })}
            switchAccount={switchAccount.bind(null, request)}
          />
        </SignInCard>
      );
    case "ask":
      return <Consent {...{ viewer, plan, request }} action={authorize.bind(null, request)} />;
  }
}
