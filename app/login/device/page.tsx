import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { enterCode } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in on a device" };

/** Where a person types the code that a device shows. */
export default async function DevicePage({ searchParams }: { searchParams: Promise<{ answered?: string }> }) {
  const viewer = await requireViewer();
  if ((await searchParams).answered !== undefined)
    return (
      <SignInCard title="Go back to your device" footer={<Link href="/login/device">Type another code</Link>}>
        <p>It has been told what you decided. You can close this page.</p>
      </SignInCard>
    );
  return (
    <SignInCard title="Sign in on a device" footer={`You are signed in as ${viewer.login}.`}>
      <p>Type the code that the device shows. Only go on if you started this yourself, on a device that you see.</p>
      <FieldsForm
        action={enterCode}
        submitLabel="Continue"
        pendingLabel="Looking it up"
        block
        fields={[
          {
            name: "user_code",
            label: "Code",
            required: true,
            autoComplete: "one-time-code",
            hint: "Eight letters, such as WDJB-MJHT.",
          },
        ]}
      />
    </SignInCard>
  );
}
