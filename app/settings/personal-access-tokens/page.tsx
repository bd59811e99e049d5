import { PlusIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { PersonalTokenList } from "@/components/tokens/personal-token-list.tsx";
import { TokenTabs } from "@/components/tokens/token-tabs.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { tokensOf } from "@/lib/tokens/personal/queries.ts";

export const metadata: Metadata = { title: "Fine-grained personal access tokens" };

export default async function FineGrainedTokensPage() {
  const viewer = await requireViewer();
  const tokens = await tokensOf(viewer.id, "FINE_GRAINED");
  return (
    <>
      <PageHeading
        description="They act for you with one account, on the repositories and with the permissions that you choose."
        actions={
          tokens.length > 0 && (
            <LinkButton href="/settings/personal-access-tokens/new" variant="primary" icon={<PlusIcon />}>
              New token
            </LinkButton>
          )
        }
      >
        Fine-grained personal access tokens
      </PageHeading>
      <TokenTabs />
      <div className="mt-6">
        <PersonalTokenList
          tokens={tokens}
          base="/settings/personal-access-tokens"
          about="A fine-grained token acts for you where you choose, with the permissions that you choose, and nowhere else."
        />
      </div>
    </>
  );
}
