import type { Metadata } from "next";
import { ClientSecretList } from "@/components/integrations/client-secret-list.tsx";
import { NewClientSecret } from "@/components/integrations/client-secrets.tsx";
import { ApplicationFrame } from "@/components/oauth/application-frame.tsx";
import { type ApplicationParams, requireApplicationPage } from "@/components/oauth/application-page.ts";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { applicationSecretsOf } from "@/lib/oauth/applications/queries.ts";
import { addSecret, removeSecret } from "../../actions.ts";

export const metadata: Metadata = { title: "Client secrets" };

export default async function ApplicationSecretsPage({ params }: { params: Promise<ApplicationParams> }) {
  const named = await params;
  const { viewer, application, base, home } = await requireApplicationPage(named);
  await requireRecentSignIn(viewer);
  return (
    <ApplicationFrame application={application} base={base}>
      <h2 className="mb-4 font-semibold text-base">Client secrets</h2>
      <NewClientSecret action={addSecret.bind(null, named)}>
        <ClientSecretList
          secrets={await applicationSecretsOf(application.id)}
          deleteHref={(id) => `${home}/secrets/${id}/delete`}
          deleteSecret={(id) => removeSecret.bind(null, named, id)}
        />
      </NewClientSecret>
    </ApplicationFrame>
  );
}
