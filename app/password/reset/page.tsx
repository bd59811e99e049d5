import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { chooseNew } from "./actions.ts";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token = "" } = await searchParams;
  return (
    <SignInCard
      title="Choose a new password"
      footer={
        <>
          Link too old? <Link href="/password/forgot">Have a new one sent</Link>
        </>
      }
    >
      <FieldsForm
        action={chooseNew}
        submitLabel="Change password"
        pendingLabel="Saving"
        block
        hidden={{ token }}
        fields={[
          {
            name: "password",
            label: "New password",
            kind: "password",
            required: true,
            autoComplete: "new-password",
            hint: "At least 8 characters. 15 or more, or a mixture of letters, digits and signs, are hard to guess.",
          },
        ]}
      >
        <p className="text-muted">
          Every browser is signed out. Passkeys, an authenticator app and linked ways of signing in stay: you see them
          next, and can remove what is not yours.
        </p>
      </FieldsForm>
    </SignInCard>
  );
}
