import type { Metadata } from "next";
import { FieldsForm } from "@/components/accounts/fields-form.tsx";
import { Container } from "@/components/shell/container.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { create } from "./actions.ts";

export const metadata: Metadata = { title: "New organization" };

export default async function NewOrganizationPage() {
  await requireViewer();
  return (
    <Container width="form">
      <PageHeading description="Owns repositories and integrations together with the people you invite. You become its owner.">
        New organization
      </PageHeading>
      <div className="max-w-xl">
        <FieldsForm
          action={create}
          submitLabel="Create organization"
          pendingLabel="Creating"
          fields={[
            {
              name: "login",
              label: "Login",
              required: true,
              hint: "Its name in addresses: up to 39 letters, digits and single hyphens.",
            },
            { name: "name", label: "Name", optional: true },
          ]}
        />
      </div>
    </Container>
  );
}
