import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { PasskeyButton } from "@/components/accounts/passkey-button.tsx";
import { ProviderButton } from "@/components/accounts/provider-button.tsx";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Link } from "@/components/ui/link.tsx";
import { passkeysWork } from "@/lib/accounts/second-factor/passkeys.ts";
import { oidcName } from "@/lib/authentication/oidc.ts";
import { pathWithin, returnTo } from "@/lib/authentication/return-to.ts";
import { findViewer } from "@/lib/authentication/session.ts";
import { config } from "@/lib/platform/config.ts";
import { enterPasskey, passkeyOptions, signIn } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in" };

type Query = { return_to?: string; callbackUrl?: string; error?: string; login?: string; allow_signup?: string };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { return_to, callbackUrl, error, login, allow_signup } = await searchParams;
  const target = returnTo(return_to ?? pathWithin(callbackUrl));
  const viewer = await findViewer();
  if (viewer) redirect(target);
  const { oidc } = config();
  const search = target === "/" ? "" : `?return_to=${encodeURIComponent(target)}`;
  return (
    <SignInCard
      title="Sign in to Mortise"
      footer={
        allow_signup !== "false" && (
          <>
            New here? <Link href={`/signup${search}`}>Create an account</Link>
          </>
        )
      }
    >
      {error && <ProviderProblem error={error} />}
      <FieldsForm
        action={signIn}
        submitLabel="Sign in"
        pendingLabel="Signing in"
        block
        hidden={{ return_to: target }}
        fields={[
          { name: "login", label: "Login or e-mail address", autoComplete: "username", required: true, value: login },
          { name: "password", label: "Password", kind: "password", autoComplete: "current-password", required: true },
        ]}
      >
        <Link href="/password/forgot" className="justify-self-start py-0.5">
          Forgot your password?
        </Link>
      </FieldsForm>
      {passkeysWork() && <PasskeyButton begin={passkeyOptions} finish={enterPasskey} returnTo={target} />}
      {oidc && (
        <>
          <p className="text-center text-muted text-xs">or</p>
          <ProviderButton label={`Sign in with ${oidcName(oidc.issuer)}`} returnTo={target} block />
        </>
      )}
    </SignInCard>
  );
}

function ProviderProblem({ error }: { error: string }) {
  if (error === "address-taken")
    return (
      <Banner tone="warning" title="Your e-mail address belongs to an account already">
        Sign in with that account’s password. Then you can link this way of signing in under Settings, Password and
        sign-in.
      </Banner>
    );
  return (
    <Banner tone="danger" title="Signing in did not work">
      The other site did not confirm who you are, or took too long. Try again, or use your password.
    </Banner>
  );
}
