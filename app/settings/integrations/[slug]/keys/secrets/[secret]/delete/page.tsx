import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { clientSecretsOf } from "@/lib/integrations/queries.ts";
import { removeClientSecret } from "../../../../../actions.ts";

export const metadata: Metadata = { title: "Delete a client secret" };

type Props = { params: Promise<IntegrationParams & { secret: string }> };

/** The same question as the dialog on the page of keys, for when scripts do not run. */
export default async function DeleteClientSecretPage({ params }: Props) {
  const { secret: wanted, ...named } = await params;
  const { viewer, integration, base, home } = await requireIntegrationPage(named);
  await requireRecentSignIn(viewer);
  const secret = (await clientSecretsOf(integration.id)).find(({ id }) => String(id) === wanted) ?? notFound();
  return (
    <IntegrationFrame integration={integration} base={base}>
      <ConfirmSection
        title="Delete this client secret?"
        action={removeClientSecret.bind(null, named, secret.id)}
        submitLabel="Delete the secret"
        pendingLabel="Deleting…"
        cancel={<LinkButton href={`${home}/keys`}>Cancel</LinkButton>}
      >
        <p>
          Whatever uses the secret that ends in <span className="font-mono">{secret.lastEight}</span> can no longer get
          tokens for people. Tokens that were issued stay.
        </p>
      </ConfirmSection>
    </IntegrationFrame>
  );
}
