import { PlusIcon } from "@primer/octicons-react";
import type { Metadata } from "next";
import { PersonalTokenList } from "@/components/tokens/personal-token-list.tsx";
import { TokenTabs } from "@/components/tokens/token-tabs.tsx";
import { LinkButton } from "@/components/ui/button.tsx";
import { PageHeading } from "@/components/ui/page-heading.tsx";
import { requireViewer } from "@/lib/authentication/session.ts";
import { tokensOf } from "@/lib/tokens/personal/queries.ts";

export const metadata: Metadata = { title: "Classic personal access tokens" };

export default async function ClassicTokensPage() {
  const viewer = await requireViewer();
  const tokens = await tokensOf(viewer.id, "PERSONAL");
  return (
    <>
      <PageHeading
        description="They do what you may, everywhere, as far as their scopes go. A fine-grained token reaches less."
        actions={
          tokens.length > 0 && (
            <LinkButton href="/settings/tokens/new" variant="primary" icon={<PlusIcon />}>
              New token
            </LinkButton>
          )
        }
      >
        Classic personal access tokens
      </PageHeading>
      <TokenTabs />
      <div className="mt-6">
        <PersonalTokenList
          tokens={tokens}
          base="/settings/tokens"
          about="A token stands for you in scripts and with git, in place of your password."
        />
      </div>
    </>
  );
}
