import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { returnTo } from "@/lib/authentication/return-to.ts";
import { findSecondStep } from "@/lib/authentication/second-step.ts";
import { enterCode } from "../actions.ts";

export const metadata: Metadata = { title: "Two-factor authentication" };

export default async function SecondStepPage({ searchParams }: { searchParams: Promise<{ return_to?: string }> }) {
  const target = returnTo((await searchParams).return_to);
  const signIn = target === "/" ? "/login" : `/login?return_to=${encodeURIComponent(target)}`;
  if ((await findSecondStep(await cookies())) === null) redirect(signIn);
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
    </SignInCard>
  );
}
