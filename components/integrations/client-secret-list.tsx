import { LockIcon } from "@primer/octicons-react";
import { ConfirmDialog } from "@/components/ui/confirm.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow } from "@/components/ui/list.tsx";
import { VisuallyHidden } from "@/components/ui/visually-hidden.tsx";
import type { ListedClientSecret } from "@/lib/integrations/queries.ts";
import { ClientSecretEnd } from "./delete-client-secret.tsx";
import { KeyMeta } from "./key-list.tsx";

/** The client secrets of an integration, by their last eight characters. */
export function ClientSecretList({
  secrets,
  deleteHref,
  deleteSecret,
}: {
  secrets: readonly ListedClientSecret[];
  deleteHref: (secretId: number) => string;
  deleteSecret: (secretId: number) => (form: FormData) => Promise<void>;
}) {
  if (secrets.length === 0)
    return (
      <EmptyState icon={<LockIcon size={24} />} title="No client secret yet" headingLevel="h3">
        Needed only to act for people: it goes with the client ID when a code is exchanged for a user's token.
      </EmptyState>
    );
  return (
    <List title="Client secrets" headingLevel="h3" count={secrets.length}>
      {secrets.map((secret) => (
        <ListRow
          key={secret.id}
          leading={<LockIcon aria-hidden="true" />}
          title={
            <span className="font-mono font-normal">
              <span aria-hidden="true">•••••••• </span>
              <span className="sr-only">Ends in </span>
              {secret.lastEight}
            </span>
          }
          meta={<KeyMeta {...secret} />}
          actions={
            <ConfirmDialog
              triggerLabel={
                <>
                  Delete<VisuallyHidden> the client secret that ends in {secret.lastEight}</VisuallyHidden>
                </>
              }
              triggerSize="sm"
              title="Delete this client secret?"
              action={deleteSecret(secret.id)}
              fallbackHref={deleteHref(secret.id)}
              submitLabel="Delete the secret"
              pendingLabel="Deleting…"
            >
              <ClientSecretEnd {...secret} />
            </ConfirmDialog>
          }
        />
      ))}
    </List>
  );
}
