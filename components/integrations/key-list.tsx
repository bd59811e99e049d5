import { KeyIcon } from "@primer/octicons-react";
import { Code } from "@/components/ui/code.tsx";
import { ConfirmDialog } from "@/components/ui/confirm.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { List, ListRow, MetaDot } from "@/components/ui/list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { VisuallyHidden } from "@/components/ui/visually-hidden.tsx";
import type { ListedKey } from "@/lib/integrations/queries.ts";
import { GenerateKeyForm } from "./generate-key-form.tsx";

/** The keys of an integration. Only the public halves are known, so they are told apart by fingerprint. */
export function KeyList({
  keys,
  generateHref,
  deleteHref,
  deleteKey,
}: {
  keys: readonly ListedKey[];
  /** Where a POST makes a key and answers with it. */
  generateHref: string;
  /** The page that asks before a key is deleted, for when scripts do not run. */
  deleteHref: (keyId: number) => string;
  deleteKey: (keyId: number) => (form: FormData) => Promise<void>;
}) {
  if (keys.length === 0)
    return (
      <EmptyState
        icon={<KeyIcon size={24} />}
        headingLevel="h3"
        title="No private key yet"
        actions={<GenerateKeyForm action={generateHref} variant="primary" chooseFormat centered />}
      >
        The integration signs with its private key to prove who it is. Without one it cannot do anything.
      </EmptyState>
    );
  return (
    <List
      title="Private keys"
      headingLevel="h3"
      count={keys.length}
      actions={<GenerateKeyForm action={generateHref} chooseFormat />}
      footer={
        <>
          <p>
            Only the public half of a key is kept here. A key does not expire; replace it by generating another one
            first. The time of use is exact to the hour.
          </p>
          <p className="mt-1">
            Which of them a file is:{" "}
            <Code>openssl rsa -in key.pem -pubout -outform DER | openssl sha256 -binary | openssl base64</Code>
          </p>
        </>
      }
    >
      {keys.map((key) => (
        <ListRow
          key={key.id}
          leading={<KeyIcon aria-hidden="true" />}
          title={<span className="break-all font-mono font-normal">SHA256:{key.fingerprint}</span>}
          meta={<KeyMeta {...key} />}
          actions={
            keys.length > 1 && (
              <ConfirmDialog
                triggerLabel={
                  <>
                    Delete<VisuallyHidden> the key SHA256:{key.fingerprint}</VisuallyHidden>
                  </>
                }
                triggerSize="sm"
                title="Delete this key?"
                action={deleteKey(key.id)}
                fallbackHref={deleteHref(key.id)}
                submitLabel="Delete the key"
                pendingLabel="Deleting…"
              >
                <KeyEnd {...key} />
              </ConfirmDialog>
            )
          }
        />
      ))}
    </List>
  );
}

/** What is refused from the moment on in which a key is deleted. */
export function KeyEnd({ fingerprint, liveTokens }: Pick<ListedKey, "fingerprint" | "liveTokens">) {
  return (
    <p>
      Everything signed with <span className="break-all font-mono">SHA256:{fingerprint}</span> is refused from that
      moment on.{" "}
      {liveTokens === 0
        ? "No installation access token was made with it that is still good."
        : liveTokens === 1
          ? "The one installation access token that was made with it and is still good ends with it."
          : `The ${liveTokens.toLocaleString("en")} installation access tokens that were made with it and are still good end with it.`}
    </p>
  );
}

/** When a credential was made and by whom, and when it was last used. */
export function KeyMeta({
  createdAt,
  createdBy,
  lastUsedAt,
}: Pick<ListedKey, "createdAt" | "createdBy" | "lastUsedAt">) {
  return (
    <>
      <span>
        Added <RelativeTime at={createdAt} />
        {createdBy && ` by ${createdBy.login}`}
      </span>
      <MetaDot />
      {lastUsedAt ? (
        <span>
          Last used <RelativeTime at={lastUsedAt} />
        </span>
      ) : (
        <span>Never used</span>
      )}
    </>
  );
}
