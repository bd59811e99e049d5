import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeleteClientSecret } from "@/components/integrations/delete-client-secret.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { clientSecretsOf } from "@/lib/integrations/queries.ts";
import { removeClientSecret } from "../../../../../actions.ts";

export const metadata: Metadata = { title: "Delete a client secret" };

type Props = { params: Promise<IntegrationParams & { secret: string }> };

export default async function DeleteClientSecretPage({ params }: Props) {
  const { secret: wanted, ...named } = await params;
  const { viewer, integration, base, home } = await requireIntegrationPage(named);
  await requireRecentSignIn(viewer);
  const secret = (await clientSecretsOf(integration.id)).find(({ id }) => String(id) === wanted) ?? notFound();
  return (
    <IntegrationFrame integration={integration} base={base}>
      <DeleteClientSecret
        secret={secret}
        action={removeClientSecret.bind(null, named, secret.id)}
        backHref={`${home}/keys`}
      />
    </IntegrationFrame>
  );
}
