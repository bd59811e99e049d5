import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { enterCode } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in on a device" };

/** Where a person types the code that a device shows. */
export default async function DevicePage() {
  const viewer = await requireViewer();
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
