import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { KeyEnd } from "@/components/integrations/key-list.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { LinkButton } from "@/components/ui/button.tsx";
import { ConfirmSection } from "@/components/ui/confirm.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { keysOf } from "@/lib/integrations/queries.ts";
import { removeKey } from "../../../../actions.ts";

export const metadata: Metadata = { title: "Delete a private key" };

/** The same question as the dialog on the page of keys, for when scripts do not run. */
export default async function DeleteKeyPage({ params }: { params: Promise<IntegrationParams & { key: string }> }) {
  const { key: wanted, ...named } = await params;
  const { viewer, integration, base, home } = await requireIntegrationPage(named);
  await requireRecentSignIn(viewer);
  const key = (await keysOf(integration.id)).find(({ id }) => String(id) === wanted) ?? notFound();
  return (
    <IntegrationFrame integration={integration} base={base}>
      <ConfirmSection
        title="Delete this key?"
        action={removeKey.bind(null, named, key.id)}
        submitLabel="Delete the key"
        pendingLabel="Deleting…"
        cancel={<LinkButton href={`${home}/keys`}>Cancel</LinkButton>}
      >
        <KeyEnd {...key} />
      </ConfirmSection>
    </IntegrationFrame>
  );
}
