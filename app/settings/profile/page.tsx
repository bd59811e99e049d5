import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { Link } from "@/components/ui/link.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { findAccountById } from "@/lib/accounts/queries.ts";
import { requireViewer } from "@/lib/authentication/session.ts";
import { saveProfile } from "./actions.ts";

export const metadata: Metadata = { title: "Profile" };

export default async function ProfilePage() {
  const viewer = await requireViewer();
  const account = (await findAccountById(viewer.id)) ?? notFound();
  return (
    <>
      <PageHeading
        description={
          <>
            What others see on <Link href={`/${viewer.login}`}>your page</Link>. Your login is {viewer.login}.
          </>
        }
      >
        Profile
      </PageHeading>
      <div className="max-w-xl">
        <FieldsForm
          action={saveProfile}
          submitLabel="Save profile"
          pendingLabel="Saving"
          fields={[
            { name: "name", label: "Name", value: account.name, autoComplete: "name" },
            {
              name: "bio",
              label: "About you",
              kind: "textarea",
              value: account.description,
              hint: "At most 160 characters.",
            },
            { name: "blog", label: "Website", kind: "url", value: account.url, autoComplete: "url" },
            { name: "location", label: "Location", value: account.location },
          ]}
        />
      </div>
    </>
  );
}
