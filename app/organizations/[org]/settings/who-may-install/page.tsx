import type { Metadata } from "next";
import { requireOwnerPage } from "@/components/accounts/require-page.ts";
import { WhoMayInstallForm } from "@/components/installations/who-may-install-form.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { findOrganizationSettings } from "@/lib/accounts/organization-settings.ts";
import { saveInstallPolicy } from "./actions.ts";

type Props = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Who may install on ${(await params).org}` };
}

export default async function WhoMayInstallPage({ params }: Props) {
  const { organization } = await requireOwnerPage((await params).org);
  return (
    <>
      <PageHeading description="Owners install what they want. Here you decide what others may do.">
        Who may install
      </PageHeading>
      <WhoMayInstallForm
        action={saveInstallPolicy.bind(null, organization.login)}
        policy={await findOrganizationSettings(organization.id)}
      />
    </>
  );
}
