import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApplicationFrame } from "@/components/oauth/application-frame.tsx";
import { type ApplicationParams, requireApplicationPage } from "@/components/oauth/application-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { applicationSecretsOf } from "@/lib/oauth/applications/queries.ts";
import { removeSecret } from "../../../../actions.ts";

export const metadata: Metadata = { title: "Delete a client secret" };

type Props = { params: Promise<ApplicationParams & { secret: string }> };

/** The same question as the dialog in the list, for when scripts do not run. */
export default async function DeleteApplicationSecretPage({ params }: Props) {
  const { secret: wanted, ...named } = await params;
  const { viewer, application, base, home } = await requireApplicationPage(named);
  await requireRecentSignIn(viewer);
  const secrets = await applicationSecretsOf(application.id);
  const secret = secrets.find(({ id }) => String(id) === wanted) ?? notFound();
  return (
    <ApplicationFrame application={application} base={base}>
      <ConfirmSection
        title="Delete this client secret?"
        action={removeSecret.bind(null, named, secret.id)}
        submitLabel="Delete the secret"
        pendingLabel="Deleting…"
        cancel={<LinkButton href={`${home}/secrets`}>Cancel</LinkButton>}
      >
        <p>
          Whatever uses the secret that ends in <span className="font-mono">{secret.lastEight}</span> can no longer get
          tokens for people. Tokens that were issued stay.
        </p>
      </ConfirmSection>
    </ApplicationFrame>
  );
}
