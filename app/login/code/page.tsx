import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { PasskeyButton } from "@/components/accounts/passkey-button.tsx";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { passkeysOf, passkeysWork } from "@/lib/accounts/second-factor/passkeys.ts";
import { returnTo } from "@/lib/authentication/return-to.ts";
import { findSecondStep } from "@/lib/authentication/second-step.ts";
import { enterCode, enterPasskey, passkeyOptions } from "../actions.ts";

export const metadata: Metadata = { title: "Two-factor authentication" };

export default async function SecondStepPage({ searchParams }: { searchParams: Promise<{ return_to?: string }> }) {
  const target = returnTo((await searchParams).return_to);
  const signIn = target === "/" ? "/login" : `/login?return_to=${encodeURIComponent(target)}`;
  const accountId = (await findSecondStep(await cookies())) ?? redirect(signIn);
  const hasPasskey = passkeysWork() && (await passkeysOf(accountId)).length > 0;
  return (
    <SignInCard
      title="Two-factor authentication"
      footer={
        <>
          Not you? <Link href={signIn}>Sign in as somebody else</Link>
        </>
      }
    >
      <FieldsForm
        action={enterCode}
        submitLabel="Verify"
        pendingLabel="Verifying"
        block
        hidden={{ return_to: target }}
        fields={[
          {
            name: "code",
            label: "Code",
            required: true,
            autoComplete: "one-time-code",
            hint: "The six digits that your authenticator app shows now, or one of your recovery codes.",
          },
        ]}
      />
      {hasPasskey && <PasskeyButton begin={passkeyOptions} finish={enterPasskey} returnTo={target} />}
    </SignInCard>
  );
}
