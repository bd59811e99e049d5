import type { Metadata } from "next";
import { OwnIntegrationsTabs } from "@/components/installations/own-integrations-tabs.tsx";
import { AuthorizationList } from "@/components/oauth/authorization-list.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { authorizationsOf } from "@/lib/oauth/authorizations.ts";

export const metadata: Metadata = { title: "Authorized" };

export default async function AuthorizationsPage() {
  const viewer = await requireViewer();
  return (
    <>
      <PageHeading description="Integrations and applications that you signed in to with this account, and what they may do as you.">
        Authorized
      </PageHeading>
      <OwnIntegrationsTabs />
      <AuthorizationList authorizations={await authorizationsOf(viewer.id)} />
    </>
  );
}
