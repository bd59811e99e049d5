import { Banner } from "@/components/ui/banner.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Code } from "@/components/ui/code.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { RegistrationInput } from "@/lib/integrations/schemas.ts";

/** Why a manifest cannot be registered. Source of the words: wire facts §1.3. */
export function ManifestProblemList({ problems, base }: { problems: readonly string[]; base: string }) {
  return (
    <div className="grid gap-4">
      <Banner tone="danger">
        <p>The configuration does not appear to be a valid GitHub App manifest.</p>
        {problems.length > 0 && (
          <ul className="mt-2 grid gap-1">
            {problems.map((problem) => (
              <li key={problem} className="break-words">
                Error: {problem}
              </li>
            ))}
          </ul>
        )}
      </Banner>
      <p className="max-w-prose text-muted">
        Nothing was registered. Whoever made the manifest has to mend it; then start again where you came from.
      </p>
      <div>
        <LinkButton href={base}>Your integrations</LinkButton>
      </div>
    </div>
  );
}

/** What a manifest says beside permissions and events. */
export function WhatIsRegistered({ input, expiresAt }: { input: RegistrationInput; expiresAt: Date }) {
  const callbacks = (input.callback_urls ?? []).map(({ url }) => url);
  const hook = typeof input.webhook_url === "string" ? input.webhook_url : null;
  const setup = typeof input.setup_url === "string" && input.setup_url !== "" ? input.setup_url : null;
  return (
    <DefinitionList
      label="What is registered"
      items={[
        ...(input.description ? [{ term: "Description", value: String(input.description) }] : []),
        { term: "Homepage URL", value: <Address url={input.url} /> },
        {
          term: "Webhook",
          value: hook === null ? "None" : <Address url={hook} after={input.webhook_active ? null : "switched off"} />,
        },
        {
          term: callbacks.length === 1 ? "Callback URL" : "Callback URLs",
          value: callbacks.length === 0 ? "None" : callbacks.map((url) => <Address key={url} url={url} />),
        },
        ...(setup ? [{ term: "Setup URL", value: <Address url={setup} /> }] : []),
        ...(input.request_oauth_on_install
          ? [{ term: "On installing", value: "People are asked to authorize it too" }]
          : []),
        { term: "Can be installed", value: input.public ? "By everybody, on any account" : "On its owner alone" },
        {
          term: "Decide",
          value: (
            <>
              This page ends <RelativeTime at={expiresAt} />
            </>
          ),
        },
      ]}
    />
  );
}

function Address({ url, after = null }: { url: string; after?: string | null }) {
  return (
    <div className="break-all">
      <Code>{url}</Code>
      {after && <span className="text-muted"> ({after})</span>}
    </div>
  );
}
