import type { Metadata } from "next";
import { ClientSecretList } from "@/components/integrations/client-secret-list.tsx";
import { NewClientSecret } from "@/components/integrations/client-secrets.tsx";
import { IntegrationFrame } from "@/components/integrations/integration-frame.tsx";
import { KeyList } from "@/components/integrations/key-list.tsx";
import { type IntegrationParams, requireIntegrationPage } from "@/components/integrations/require-page.ts";
import { UploadKeyForm } from "@/components/integrations/upload-key-form.tsx";
import { requireRecentSignIn } from "@/lib/authentication/recent-sign-in.ts";
import { clientSecretsOf, keysOf } from "@/lib/integrations/queries.ts";
import { addClientSecret, addPublicKey, removeClientSecret, removeKey } from "../../actions.ts";

type Props = { params: Promise<IntegrationParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await requireIntegrationPage(await params)).integration.name}: keys and secrets` };
}

export default async function KeysPage({ params }: Props) {
  const named = await params;
  const { viewer, integration, base, home } = await requireIntegrationPage(named);
  await requireRecentSignIn(viewer);
  const [keys, secrets] = await Promise.all([keysOf(integration.id), clientSecretsOf(integration.id)]);
  return (
    <IntegrationFrame integration={integration} base={base}>
      <div className="grid gap-10">
        <section aria-labelledby="keys-heading" className="grid gap-4">
          <div>
            <h2 id="keys-heading" className="font-semibold text-base">
              Signing in as itself
            </h2>
            <p className="max-w-prose text-muted">
              With a private key the integration signs a token for itself, and with that gets one for each installation.
            </p>
          </div>
          <KeyList
            keys={keys}
            generateHref={`${home}/keys/generate`}
            deleteHref={(keyId) => `${home}/keys/${keyId}/delete`}
            deleteKey={(keyId) => removeKey.bind(null, named, keyId)}
          />
          <UploadKeyForm action={addPublicKey.bind(null, named)} />
        </section>
        <section aria-labelledby="client-secrets-heading" className="grid gap-4">
          <div>
            <h2 id="client-secrets-heading" className="font-semibold text-base">
              Acting for people
            </h2>
            <p className="max-w-prose text-muted">
              With its client ID and a client secret the integration turns a code into a person's token.
            </p>
          </div>
          <NewClientSecret action={addClientSecret.bind(null, named)}>
            <ClientSecretList
              secrets={secrets}
              deleteHref={(secretId) => `${home}/keys/secrets/${secretId}/delete`}
              deleteSecret={(secretId) => removeClientSecret.bind(null, named, secretId)}
            />
          </NewClientSecret>
        </section>
      </div>
    </IntegrationFrame>
  );
}
