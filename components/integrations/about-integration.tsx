import { Banner } from "@/components/ui/banner.tsx";
import { Breakable } from "@/components/ui/breakable.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Code } from "@/components/ui/code.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { DefinitionList } from "@/components/ui/definition-list.tsx";
import { Link } from "@/components/ui/link.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { IntegrationDetails } from "@/lib/integrations/queries.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import { GenerateKeyForm } from "./generate-key-form.tsx";

/** What a client is configured with, and what is missing before the integration can do anything. */
export function AboutIntegration({
  integration: { id, clientId, slug, public: isPublic, createdAt },
  ownerLogin,
  home,
  keyCount,
  installationCount,
}: {
  integration: IntegrationDetails;
  ownerLogin: string;
  home: string;
  keyCount: number;
  installationCount: number;
}) {
  const publicPage = `/integrations/${slug}`;
  return (
    <div className="grid gap-4">
      {keyCount === 0 && (
        <Banner
          tone="warning"
          title="It has no private key yet"
          actions={<GenerateKeyForm action={`${home}/keys/generate`} variant="primary" />}
        >
          Until it has one it cannot sign in as itself. The key is downloaded once; only its public half is kept here.
        </Banner>
      )}
      {keyCount > 0 && installationCount === 0 && (
        <Banner
          title={isPublic ? "Next: install it" : `Next: install it on ${ownerLogin}`}
          actions={<LinkButton href={`${publicPage}/installations/new`}>Install</LinkButton>}
        >
          It reaches nothing until {isPublic ? "an account" : ownerLogin} installs it.
          {!isPublic && (
            <>
              {" "}
              It is private: to have it on other accounts, make it public under{" "}
              <Link href={`${home}/advanced`}>Advanced</Link>.
            </>
          )}
        </Banner>
      )}
      <Card title="About">
        <DefinitionList
          label="About the integration"
          items={[
            { term: "App ID", value: <Copied value={String(id)} label="Copy the app ID" /> },
            { term: "Client ID", value: <Copied value={clientId} label="Copy the client ID" /> },
            { term: "Owner", value: <Link href={`/${ownerLogin}`}>{ownerLogin}</Link> },
            { term: "Acts as", value: <Code>{slug}[bot]</Code> },
            {
              term: "Public page",
              value: (
                <Link href={publicPage} className="wrap-anywhere">
                  <Breakable>{htmlUrl(publicPage)}</Breakable>
                </Link>
              ),
            },
            {
              term: "Private keys",
              value: <Link href={`${home}/keys`}>{keyWords(keyCount)}</Link>,
            },
            { term: "Installations", value: installationCount === 0 ? "None" : installationCount.toLocaleString("en") },
            { term: "Registered", value: <RelativeTime at={createdAt} /> },
          ]}
        />
      </Card>
    </div>
  );
}

const keyWords = (count: number): string => (count === 0 ? "None" : count === 1 ? "1 key" : `${count} keys`);

function Copied({ value, label }: { value: string; label: string }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Code>{value}</Code>
      <CopyButton value={value} label={label} />
    </span>
  );
}
