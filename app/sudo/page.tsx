import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { ProviderButton } from "@/components/accounts/provider-button.tsx";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { identitiesOf } from "@/lib/accounts/external-identity.ts";
import { findPasswordAge } from "@/lib/accounts/queries.ts";
import { oidcName } from "@/lib/authentication/oidc.ts";
import { signedInRecently } from "@/lib/authentication/recent-sign-in.ts";
import { returnTo } from "@/lib/authentication/return-to.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { config } from "@/lib/platform/config.ts";
import { confirm } from "./actions.ts";

export const metadata: Metadata = { title: "Confirm that it is you" };

type Props = { searchParams: Promise<{ return_to?: string | string[] }> };

export default async function ConfirmSignInPage({ searchParams }: Props) {
  const viewer = await requireViewer();
  const target = returnTo([(await searchParams).return_to].flat()[0]);
  if (signedInRecently(viewer) && target !== "/") redirect(target);
  const { oidc } = config();
  const [passwordAge, identities] = await Promise.all([findPasswordAge(viewer.id), identitiesOf(viewer.id)]);
  const issuer = oidc && identities.some((identity) => identity.issuer === oidc.issuer) ? oidc.issuer : null;
  return (
    <SignInCard
      title="Confirm that it is you"
      footer={
        <>
          Not {viewer.login}? <Link href="/logout">Sign out</Link>
        </>
      }
    >
      <p className="text-muted">
        You are signed in as <strong className="font-semibold text-fg">{viewer.login}</strong>. Keys, tokens, addresses,
        deletion and whom you let act as you are for you alone, so you are asked again after two hours.
      </p>
      {passwordAge && (
        <FieldsForm
          action={confirm}
          submitLabel="Confirm"
          pendingLabel="Confirming"
          block
          hidden={{ return_to: target }}
          fields={[
            { name: "password", label: "Password", kind: "password", autoComplete: "current-password", required: true },
          ]}
        >
          <Link href="/password/forgot" className="justify-self-start py-0.5">
            Forgot your password?
          </Link>
        </FieldsForm>
      )}
      {issuer && <ProviderButton label={`Sign in again with ${oidcName(issuer)}`} returnTo={target} again block />}
      {!passwordAge && !issuer && (
        <p>
          You have no password. <Link href="/password/forgot">Set one by mail</Link>, or{" "}
          <Link href="/logout">sign out</Link> and in again.
        </p>
      )}
    </SignInCard>
  );
}
