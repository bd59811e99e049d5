import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteClientSecret } from "@/components/integrations/delete-client-secret.tsx";
import { ApplicationFrame } from "@/components/oauth/application-frame.tsx";
import { type ApplicationParams, requireApplicationPage } from "@/components/oauth/application-page.ts";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { applicationSecretsOf } from "@/lib/oauth/applications/queries.ts";
import { removeSecret } from "../../../../actions.ts";

export const metadata: Metadata = { title: "Delete a client secret" };

type Props = { params: Promise<ApplicationParams & { secret: string }> };

export default async function DeleteApplicationSecretPage({ params }: Props) {
  const { secret: wanted, ...named } = await params;
  const { viewer, application, base, home } = await requireApplicationPage(named);
  await requireRecentSignIn(viewer);
  const secrets = await applicationSecretsOf(application.id);
  const secret = secrets.find(({ id }) => String(id) === wanted) ?? notFound();
  return (
    <ApplicationFrame application={application} base={base}>
      <DeleteClientSecret
        secret={secret}
        action={removeSecret.bind(null, named, secret.id)}
        backHref={`${home}/secrets`}
      />
    </ApplicationFrame>
  );
}
