import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { SubmitButton } from "@/components/ui/submit-button.tsx";
import { findViewer } from "@/lib/authentication/session.ts";
import { signOutHere } from "./actions.ts";

export const metadata: Metadata = { title: "Sign out" };

export default async function SignOutPage() {
  const viewer = await findViewer();
  if (!viewer) redirect("/login");
  return (
    <SignInCard title="Sign out?">
      <p>
        You are signed in as <strong>{viewer.login}</strong>.
      </p>
      <form action={signOutHere} className="grid gap-3">
        <SubmitButton block pendingLabel="Signing out">
          Sign out
        </SubmitButton>
        <LinkButton href="/" block>
          Stay signed in
        </LinkButton>
      </form>
    </SignInCard>
  );
}
