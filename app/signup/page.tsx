import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { returnTo } from "@/lib/authentication/return-to.ts";
import { findViewer } from "@/lib/authentication/session.ts";
import { createAccount } from "./actions.ts";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ return_to?: string }> }) {
  const target = returnTo((await searchParams).return_to);
  if (await findViewer()) redirect(target);
  const search = target === "/" ? "" : `?return_to=${encodeURIComponent(target)}`;
  return (
    <SignInCard
      title="Create an account"
      footer={
        <>
          Have an account? <Link href={`/login${search}`}>Sign in</Link>
        </>
      }
    >
      <FieldsForm
        action={createAccount}
        submitLabel="Create account"
        pendingLabel="Creating your account"
        block
        hidden={{ return_to: target }}
        fields={[
          {
            name: "login",
            label: "Login",
            required: true,
            autoComplete: "username",
            hint: "Your name in addresses and mentions: up to 39 letters, digits and single hyphens.",
          },
          { name: "name", label: "Name", optional: true, autoComplete: "name" },
          {
            name: "email",
            label: "E-mail address",
            kind: "email",
            required: true,
            autoComplete: "email",
            hint: "For mail from Mortise. It is shown to nobody else.",
          },
          {
            name: "password",
            label: "Password",
            kind: "password",
            required: true,
            autoComplete: "new-password",
            hint: "At least 8 characters. 15 or more, or a mixture of letters, digits and signs, are hard to guess.",
          },
        ]}
      />
    </SignInCard>
  );
}
