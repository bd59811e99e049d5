import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { SignInCard } from "@/components/accounts/sign-in-card.tsx";
import { Link } from "@/components/ui/link.tsx";
import { sendLink } from "./actions.ts";

export const metadata: Metadata = { title: "Forgot your password" };

export default function ForgotPasswordPage() {
  return (
    <SignInCard title="Forgot your password?" footer={<Link href="/login">Back to signing in</Link>}>
      <FieldsForm
        action={sendLink}
        submitLabel="Send me a link"
        pendingLabel="Sending"
        block
        fields={[
          {
            name: "login",
            label: "Login or e-mail address",
            required: true,
            autoComplete: "username",
            hint: "We send mail to your verified address, with a link to choose a new password.",
          },
        ]}
      />
    </SignInCard>
  );
}
